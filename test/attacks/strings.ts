/** Texts that break things: out of a quote, out of a pattern, out of an encoding, out of the calendar. */

/** Meant for the database. */
const sql: readonly string[] = [
  ...[`'`, `''`, `"`, `\\`, `\\'`, `;`, `--`, `/*`, `$$`, `$1`, `%`, `_`, `%%%%%%%%`],
  ...[`' or '1'='1`, `' or 1=1--`, `") or ("1"="1`, `1) or (1=1`, `1 or 1=1`, `1;select 1`],
  ...[`'; drop table person; --`, `'; drop schema county_990101 cascade; --`, `1; reset role`],
  ...[`' union select name from person --`, `' union all select null,null,null --`],
  ...[`'||pg_sleep(5)||'`, `1 and pg_sleep(5)`, `'; select pg_sleep(5) --`, `{1,2,3}`, `[1,2)`],
  ...[`' and 1=cast(version() as int) --`, `'; set local role county_990101; --`, `$tag$x$tag$`],
  ...[
    `'; select set_config('app.is_whole','true',true) --`,
    `county_990101.person`,
    `*`,
    `(select 1)`,
  ],
  `'; copy (select '') to program 'touch /tmp/nuanjia-attacked' --`,
];

/** Meant for programs, pages, spreadsheets, paths and logs. */
const programs: readonly string[] = [
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', `javascript:alert(1)`],
  ...[
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=cmd|calc',
    `\${7*7}`,
    '{{7*7}}',
    '#{7*7}',
    '`id`',
    '$(id)',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '{"$ne":null}'],
  ...[
    '../../../../etc/passwd',
    '..%2f..%2f',
    'file:///etc/passwd',
    '\r\nset-cookie: a=b',
    '%0d%0aa: b',
  ],
  ...['{"low":0,"high":1}', 'null', 'undefined', 'NaN', 'Infinity', 'true', '-0', '1e309', '0x10'],
];

/** Meant for encodings: not Unicode, upside down, invisible, or too much of it. */
const encodings: readonly string[] = [
  ...['\u0000', 'a\u0000b', '\ud800', 'a\udc00b', '\uffff', '\u202eabc', '\u200b', '\ufeff'],
  ...['𠮷', '\u{10ffff}', 'é'.normalize('NFD'), '１２３', '٣', '测'.repeat(50), ' ', '\n'],
];

/** Meant for calendars and numbers that only look right. */
const days: readonly string[] = [
  ...[
    '0000-00-00',
    '0000-01-01',
    '9999-99-99',
    '2026-02-30',
    '2026-13-01',
    '0001-01-01',
    '9999-12-31',
  ],
  ...['1799-12-31', '2300-01-02', '999999', '999999999', '999999999999', '000000000000'],
  ...['99010119681332001X', '000000000000000000', '-infinity', 'infinity', 'today', 'now()'],
];

export const hostile: readonly string[] = [...sql, ...programs, ...encodings, ...days];
