/**
 * How much of a password is left when what everybody guesses is taken out: favourite words and numbers,
 * dates, runs of the keyboard, and whatever the account itself gives away.
 */

/** Favourites, Chinese and others; numbers that sound like words are among them. */
const favourites = [
  ...[
    'password',
    'passw0rd',
    'p@ssw0rd',
    'p@ssword',
    'passwd',
    'letmein',
    'welcome',
    'administrator',
  ],
  ...['admin', 'root', 'guest', 'test', 'user', 'changeme', 'default', 'secret', 'master', 'login'],
  ...['iloveyou', 'sunshine', 'princess', 'dragon', 'monkey', 'football', 'baseball', 'liverpool'],
  ...['superman', 'batman', 'michael', 'jordan', 'charlie', 'freedom', 'whatever', 'unbelievable'],
  ...[
    'trustno1',
    'starwars',
    'computer',
    'internet',
    'hello',
    'abc123',
    'a1b2c3d4',
    '1q2w3e4r5t6y',
  ],
  ...['woaini', 'woaiwo', 'aini', 'mima', 'wodemima', 'zhongguo', 'beijing', 'shanghai', 'laopo'],
  ...['laogong', 'baobao', 'baobei', 'xiaoxiao', 'wang', 'zhang', 'caonima', 'nihao', 'taobao'],
  ...[
    '5201314',
    '1314520',
    '520520',
    '1314',
    '7758521',
    '7758258',
    '147258369',
    '159357',
    '110120',
  ],
  ...['000000', '111111', '666666', '888888', '999999', '112233', '123123', '121212', '131313'],
  ...['10086', '10010', '12306', '1q2w3e', '1qaz2wsx', 'zaq12wsx', 'qazwsx', '!qaz', '@wsx'],
  ...['nuanjia', '暖家', '密码', '我爱你', '管理员', '中国', '卫生院', '卫健委', '卫健局'],
];

/** Runs that fingers or counting follow, either way. */
const runs = [
  ...['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm', '!@#$%^&*()_+', '一二三四五六七八九十'],
];
const RUN_MIN = 3;

/** Words of an account that count when they are at least so long. */
const WORD_MIN = 2;

const date = /(?:19|20)?\d{2}[-./年]?(?:0[1-9]|1[0-2])[-./月]?(?:0[1-9]|[12]\d|3[01])日?/g;
const year = /(?:19|20)\d{2}/g;

const runsBothWays = [...runs, ...runs.map((run) => [...run].reverse().join(''))];
const pieces = [
  ...favourites,
  ...runsBothWays.flatMap((run) => {
    const signs = [...run];
    return signs.flatMap((_, from) =>
      signs
        .slice(from + RUN_MIN - 1)
        .map((_, more) => signs.slice(from, from + RUN_MIN + more).join('')),
    );
  }),
].toSorted((a, b) => b.length - a.length);

/** Different characters that are left; `own` are words that stand around the account, such as its login. */
export function unguessable(password: string, own: readonly string[]): number {
  const words = own
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => word.length >= WORD_MIN)
    .toSorted((a, b) => b.length - a.length);
  let left = password.normalize('NFKC').toLowerCase();
  for (const word of words) left = left.replaceAll(word, ' ');
  left = left.replace(date, ' ').replace(year, ' ');
  for (const piece of pieces) left = left.replaceAll(piece, ' ');
  return new Set(left.replaceAll(' ', '')).size;
}
