#!/usr/bin/env bash
# A calendar of windows is written into a workbook and read again by the same program: when the window begins, with its offset, its day, its hour, and how long before customers are told.
#
# Tried with: MiniExcel 1.46.0, .NET 10, the clock of the machine in UTC and in Shanghai; beside the workbook the same as CSV.
# Expected:   what it writes from a type it reads into that type; 22:00+08:00 and 14:00Z, which are one moment, stay one, in one cell or in another way.
# Seen:       the cell has the hour without the offset, 22:00 in one row and 14:00 in the next, and both are read with the offset of the machine: right is the row whose offset the machine has. A length of three days is
#             written as a date in 1900, and this, a DateOnly and a TimeOnly cannot be read back; a length of eight hours can. As CSV only the TimeOnly cannot.
# Who cares:  whoever hands windows from program to program as workbooks, or lets people sort them: rows of colleagues elsewhere or of an export in UTC stand eight hours off, with no error. Bring all moments to one
#             zone before and say which in the heading, and write days, hours and lengths as text.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package MiniExcel@1.46.0
#:property PublishAot=false
using MiniExcelLibs;
using MiniExcelLibs.Exceptions;
using System.Globalization;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Try(DateTimeOffset.Parse("2026-12-10T22:00:00+08:00"), x => $"{x:yyyy-MM-ddTHH:mmzzz}");
Try(DateTimeOffset.Parse("2026-12-10T14:00:00Z"), x => $"{x:yyyy-MM-ddTHH:mmzzz}");
Try(TimeSpan.FromHours(8), x => $"{x:c}");
Try(TimeSpan.FromHours(72), x => $"{x:c}");
Try(new DateOnly(2026, 12, 10), x => $"{x:yyyy-MM-dd}");
Try(new TimeOnly(22, 0), x => $"{x:HH:mm}");

static void Try<T>(T value, Func<T, string> show)
{
    Console.WriteLine($"{typeof(T).Name} {show(value)}: xlsx {Back("xlsx")}, csv {Back("csv")}");

    string Back(string kind)
    {
        var path = $"{Guid.NewGuid()}.{kind}";
        MiniExcel.SaveAs(path, new[] { new Row<T> { Value = value } });
        try { return show(MiniExcel.Query<Row<T>>(path).Single().Value); }
        catch (ExcelInvalidCastException e) { return $"\"{e.Value}\" is refused"; }
    }
}

class Row<T> { public T Value { get; set; } = default!; }
CS

cd "$work"
seen=$(for zone in UTC Asia/Shanghai; do TZ=$zone dotnet run try.cs 2>log | sed "s|^|$zone, |" || { cat log; exit 1; }; done)
wanted='UTC, DateTimeOffset 2026-12-10T22:00+08:00: xlsx 2026-12-10T22:00+00:00, csv 2026-12-10T22:00+08:00
UTC, DateTimeOffset 2026-12-10T14:00+00:00: xlsx 2026-12-10T14:00+00:00, csv 2026-12-10T14:00+00:00
UTC, TimeSpan 08:00:00: xlsx 08:00:00, csv 08:00:00
UTC, TimeSpan 3.00:00:00: xlsx "01/02/1900 00:00:00" is refused, csv 3.00:00:00
UTC, DateOnly 2026-12-10: xlsx "12/10/2026 00:00:00" is refused, csv 2026-12-10
UTC, TimeOnly 22:00: xlsx "22:00:00" is refused, csv "22:00" is refused
Asia/Shanghai, DateTimeOffset 2026-12-10T22:00+08:00: xlsx 2026-12-10T22:00+08:00, csv 2026-12-10T22:00+08:00
Asia/Shanghai, DateTimeOffset 2026-12-10T14:00+00:00: xlsx 2026-12-10T14:00+08:00, csv 2026-12-10T14:00+00:00
Asia/Shanghai, TimeSpan 08:00:00: xlsx 08:00:00, csv 08:00:00
Asia/Shanghai, TimeSpan 3.00:00:00: xlsx "01/02/1900 00:00:00" is refused, csv 3.00:00:00
Asia/Shanghai, DateOnly 2026-12-10: xlsx "12/10/2026 00:00:00" is refused, csv 2026-12-10
Asia/Shanghai, TimeOnly 22:00: xlsx "22:00:00" is refused, csv "22:00" is refused'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
