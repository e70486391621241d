#!/usr/bin/env bash
# Test data for a form is made from its JSON Schema: a wait as a duration, texts of which two at least must be "agreed" (minContains), answers under names of small letters (propertyNames).
#
# Tried with: json-schema-faker 0.6.3, ajv 8.20.0 with ajv-formats 3.0.1, Node.js 20; a hundred records of each schema, all optional members present.
# Expected:   what it makes is as the schema says, or it says that it does not know a keyword.
# Seen:       with format duration every record is refused: PT0D and the like, days behind the T, which is no duration. Of minContains one is made whatever the number; of propertyNames nothing is
#             heeded, so that names have figures. date-time, date, time, patterns, multipleOf, uniqueItems, if/then and dependentRequired are right.
# Who cares:  whoever tests a server or a mock by it: it refuses each such record, and the tests are about the refusal, or the check is taken out for them. Look over what was made by a validator
#             before it is used, and set a format of your own for durations.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts json-schema-faker@0.6.3 ajv@8.20.0 ajv-formats@3.0.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { createRequire } from 'module'; const require = createRequire(import.meta.url);
const made = await import('json-schema-faker'), faker = made.default ?? made, Ajv = require('ajv/dist/2020'), formats = require('ajv-formats');
const ajv = new (Ajv.default ?? Ajv)({ strict: false, multipleOfPrecision: 6 }); (formats.default ?? formats)(ajv);
for (const [name, schema] of Object.entries({
  duration: { type: 'string', format: 'duration' }, minContains: { type: 'array', items: { type: 'string' }, contains: { const: 'agreed' }, minContains: 2, maxItems: 4 },
  propertyNames: { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, minProperties: 2, additionalProperties: { type: 'integer' } },
  'date-time': { type: 'string', format: 'date-time' }, date: { type: 'string', format: 'date' }, time: { type: 'string', format: 'time' }, pattern: { type: 'string', pattern: '^0\\d{2,3}-\\d{7,8}$' }, multipleOf: { type: 'number', multipleOf: 0.01, minimum: 0, maximum: 300 },
  uniqueItems: { type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 3 }, dependentRequired: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'], dependentRequired: { a: ['b'] } },
  'if and then': { type: 'object', properties: { level: { enum: ['low', 'high'] }, plan: { type: 'string', minLength: 1 } }, required: ['level'], if: { properties: { level: { const: 'high' } } }, then: { required: ['plan'] } }
})) {
  const check = ajv.compile(schema);
  let refused = 0;
  for (let turn = 0; turn < 100; turn++) if (!check(await faker.generate(structuredClone(schema)))) refused++;
  console.log(`${name}: ${refused === 0 ? 'none' : refused === 100 ? 'all' : 'some'} refused`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
duration: all refused
minContains: all refused
propertyNames: all refused
date-time: none refused
date: none refused
time: none refused
pattern: none refused
multipleOf: none refused
uniqueItems: none refused
dependentRequired: none refused
if and then: none refused
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
