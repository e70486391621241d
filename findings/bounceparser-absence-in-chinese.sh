#!/usr/bin/env bash
# Whom a notice by mail has not reached is read from the mails that come back: those that cannot be delivered, those that wait, and replies of people who are away, with Auto-Submitted: auto-replied
# (RFC 3834).
#
# Tried with: Mail::DeliveryStatus::BounceParser of Debian 12 (1.543+repacked-1), Perl 5.36. The people are invented.
# Expected:   a reply of an absent person is no bounce, in any language, as its header says; what is delayed or delivered is none; a server that asks to try again later (450 4.2.0, greylisting) is not
#             full.
# Seen:       the absence in English is no bounce, the same in Chinese or German is one: the header is not looked at, but words, English and Polish ones. Greylisting has the reason over_quota. Delayed
#             and delivered ones, unknown users, full boxes and spam are right.
# Who cares:  whoever counts or strikes out addresses by it: everybody who is on leave, in a company that writes Chinese, could not be reached and is told by telephone, or no longer. Look at
#             Auto-Submitted before.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for package in libmail-deliverystatus-bounceparser-perl=1.543+repacked-1 libmime-tools-perl=5.510-1 libmailtools-perl=2.21-2 libtimedate-perl=2.3300-2; do (cd "$work" && apt-get download -qq "$package" >log 2>&1) || { cat "$work/log"; exit 1; }; done
for file in "$work"/*.deb; do dpkg -x "$file" "$work"; done

cat >"$work/try.pl" <<'PL'
use strict; use warnings; use utf8; use MIME::Base64; use Encode; use Mail::DeliveryStatus::BounceParser;
binmode STDOUT, ':utf8';
sub report {
    my ($status, $action, $said) = @_;
    return join "\r\n", 'From: MAILER-DAEMON@mx.carrier.example', 'To: notice@carrier.example', 'Subject: Undelivered Mail', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '',
        '--b', 'Content-Type: text/plain', '', 'This is the mail system.', '', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.carrier.example', '',
        'Final-Recipient: rfc822; wang@branch.example', "Action: $action", "Status: $status", "Diagnostic-Code: smtp; $said", '', '--b--', '';
}
sub absence {
    my ($subject, $text) = @_;
    return join "\r\n", 'From: wang@branch.example', 'To: notice@carrier.example', 'Subject: =?utf-8?B?' . encode_base64(encode('UTF-8', $subject), '') . '?=', 'Auto-Submitted: auto-replied', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', encode('UTF-8', $text), '';
}
for (['unknown user', report('5.1.1', 'failed', '550 5.1.1 User unknown')], ['box full', report('5.2.2', 'failed', '552 5.2.2 Mailbox full')], ['delayed', report('4.4.1', 'delayed', '451 4.4.1 timed out')], ['delivered', report('2.0.0', 'delivered', '250 2.0.0 ok')],
    ['greylisting', report('4.2.0', 'failed', '450 4.2.0 Greylisted, try again later')], ['absence in English', absence('Out of office: Cutover', 'I am away until 14 December.')], ['absence in Chinese', absence('自动回复: 割接通知', '我在休假，12月14日回来。')],
    ['absence in German', absence('Abwesenheitsnotiz: Umbau', 'Bis 14. Dezember bin ich nicht da.')]) {
    my $parser = Mail::DeliveryStatus::BounceParser->new($_->[1]);
    print "$_->[0]: ", $parser->is_bounce ? 'a bounce' : 'no bounce', map({ ', ' . join ' ', $_->get('email') // '', $_->get('std_reason') // '' } $parser->reports), "\n";
}
PL

seen=$(cd "$work" && perl -I usr/share/perl5 -I usr/lib/x86_64-linux-gnu/perl5/5.36 try.pl)
wanted=$(cat <<'LINES'
unknown user: a bounce, wang@branch.example user_unknown
box full: a bounce, wang@branch.example over_quota
delayed: no bounce
delivered: no bounce
greylisting: a bounce, wang@branch.example over_quota
absence in English: no bounce
absence in Chinese: a bounce
absence in German: a bounce
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
