#!/usr/bin/env bash
# The day of a window is typed by somebody, or computed by a program that adds one to a month, and checked on arrival: 30 February, 31 April, 29 February of a year that has none.
#
# Tried with: joi 18.3.2, valibot 1.5.0, jsonschema 1.5.0; beside them zod 4.6.7, ajv 8.20.0 with ajv-formats 3.0.1, Node.js 20, each by what it has for days in ISO 8601.
# Expected:   refused; "date" of JSON Schema is RFC 3339's full-date, whose days depend on the month and the year.
# Seen:       ajv and zod refuse. valibot and jsonschema look at the form of the text only and pass it on as it is. joi accepts it too, and its date() hands on a day of its own: 2 March for 30 February, 1 May
#             for 31 April. 32 and month 13 all of them refuse, which is what one tries.
# Who cares:  whoever believes that a day that passed the check is the one that was typed: the notice names 2 March, nobody is asked, and the paper has 30 February. Compare the day that comes out with the text that
#             went in.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts joi@18.3.2 valibot@1.5.0 jsonschema@1.5.0 zod@4.6.7 ajv@8.20.0 ajv-formats@3.0.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import Joi from 'joi';
import * as v from 'valibot';
import jsonschema from 'jsonschema';
import { z } from 'zod';
import Ajv from 'ajv';
import formats from 'ajv-formats';
const date = { type: 'string', format: 'date' };
const ajv = formats.default(new Ajv.default());
const checks = {
  ajv: day => ajv.validate(date, day),
  zod: day => z.iso.date().safeParse(day).success,
  valibot: day => v.safeParse(v.pipe(v.string(), v.isoDate()), day).success,
  jsonschema: day => jsonschema.validate(day, date).valid,
  joi: day => { const { error, value } = Joi.date().iso().validate(day); return !error && value.toISOString().slice(0, 10); },
};
for (const day of ['2026-02-28', '2026-02-29', '2026-02-30', '2026-04-31', '2026-04-32', '2026-13-01'])
  console.log(`${day}: ${Object.entries(checks).map(([name, check]) => { const said = check(day); return `${name} ${said === true ? 'yes' : said || 'no'}`; }).join(', ')}`);
JS

seen=$(cd "$work" && TZ=UTC node try.mjs)
wanted='2026-02-28: ajv yes, zod yes, valibot yes, jsonschema yes, joi 2026-02-28
2026-02-29: ajv no, zod no, valibot yes, jsonschema yes, joi 2026-03-01
2026-02-30: ajv no, zod no, valibot yes, jsonschema yes, joi 2026-03-02
2026-04-31: ajv no, zod no, valibot yes, jsonschema yes, joi 2026-05-01
2026-04-32: ajv no, zod no, valibot no, jsonschema no, joi no
2026-13-01: ajv no, zod no, valibot no, jsonschema no, joi no'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
