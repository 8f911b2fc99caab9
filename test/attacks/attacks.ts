/** The attacks that are tried on this version, by their number in the threat model, and the tests that show each refused. */

export type Attack = {
  readonly number: string;
  /** What is tried. */
  readonly tries: string;
  /** Files, each with words of the names of tests in it. */
  readonly shown: Readonly<Record<string, readonly string[]>>;
};

const at = 'test/attacks';
const modules = 'src/server/modules';

const attack = (number: string, tries: string, shown: Attack['shown']): Attack => ({
  ...{ number, tries, shown },
});

export const attacks: readonly Attack[] = [
  attack('A01', 'ask one county for a thousand numbers of another, on every route', {
    [`${at}/counties.test.ts`]: [
      'gets on every route for a number of the other what a number of nobody gets',
      'finds none of a thousand numbers, and nobody of the other in any answer',
      'can name nobody of the other in a body',
    ],
    [`${at}/oracle.test.ts`]: ['is to a %s like nobody on every route'],
  }),
  attack('A02', 'reach the same records another way, such as FHIR', {
    [`${at}/finished.test.ts`]: ['there is no other way to the record than these routes'],
    [`${at}/doors.test.ts`]: ['answers like any other'],
  }),
  attack('A03', 'reach them by synchronising, files, print or links in messages', {
    [`${at}/finished.test.ts`]: ['there is no other way to the record than these routes'],
    [`${at}/phones.test.ts`]: [
      'a phone of a colleague, and its place in the log, are like those of nobody',
    ],
    [`${at}/phone-matrix.test.ts`]: ['holds in every relation what the policy gives'],
  }),
  attack('A04', 'register an identity number that somebody out of reach has', {
    [`${modules}/person/numbers.access.test.ts`]: [
      'a number of somebody elsewhere is taken like a fresh one, with the same statements',
      'whatever is asked afterwards does not tell either',
    ],
    [`${at}/oracle.test.ts`]: ['pairs that cannot be seen show neither in a list nor'],
    'src/db/tenancy.test.ts': ['that another county knows is taken like a fresh one'],
  }),
  attack('A05', 'move somebody to another county, or into the house of strangers', {
    [`${modules}/person/routes.test.ts`]: ['nobody is moved to another county, by whatever route'],
    [`${at}/oracle.test.ts`]: [
      'is like nobody wherever a body names people',
      'nobody is moved into the house of strangers',
    ],
  }),
  attack('A06', 'send properties that are not in the contract', {
    [`${at}/bodies.test.ts`]: ['is refused and nothing is written'],
    'test/server/properties.test.ts': ['a request holds what its contract names'],
  }),
  attack('A07', 'see properties that a role has no right to', {
    [`${at}/matrix.test.ts`]: ['sees in every relation the classes that the policy gives'],
    [`${at}/phone-matrix.test.ts`]: ['whoever has no residents to visit has no phone'],
    'test/server/properties.test.ts': ['an answer holds what its contract names'],
  }),
  attack('A08', 'sort or filter a list by something hidden', {
    [`${at}/bodies.test.ts`]: ['cannot be sorted, filtered or widened'],
  }),
  attack('A09', 'call every route with every role and with none', {
    [`${at}/roles.test.ts`]: [
      'exactly what the table of roles lists',
      'is closed without a session, whatever is sent',
    ],
    'src/server/http/http.test.ts': ['that %s stops the start'],
  }),
  attack('A10', 'enter and approve a claim or money as one person', {
    [`${modules}/payment-run/routes.access.test.ts`]: [
      'the proposer, back in another post and session, is refused, and it is noted',
      'an account that the proposer added, invited or gave a post is refused',
    ],
    [`${modules}/case/routes.access.test.ts`]: [
      'who entered a claim does not check it, in whatever post or session',
      'who made the account of somebody who acted does not decide, nor who was made by one',
    ],
  }),
  attack('A11', 'inject SQL in every text of every route', {
    [`${at}/injection.test.ts`]: [
      'breaks nothing in %s',
      'leaves tables, functions and rights as they were',
    ],
  }),
  attack('A12', 'inject through the language of rules', {
    'src/programs/lint.test.ts': [
      'a proxy cannot show the linter one thing and the loader another',
      'a rule that doubles at each of 60 levels is refused at once',
    ],
  }),
  attack('A13', 'name another county with the rights of the own one', {
    'src/db/row-policies.test.ts': ['naming another county shows nothing'],
    'src/db/tenancy.test.ts': ['sees no table after %s'],
  }),
  attack('A14', 'guess passwords, from one place, from many, over many accounts', {
    [`${modules}/account/sign-in/throttle.test.ts`]: [
      'waits, whether there is such an account or not, and tells how long',
      'is slowed down from a hundred addresses, but not for browsers that are known',
      'waits for no more than a quarter of an hour in a new one',
    ],
    [`${at}/sign-in.test.ts`]: [
      'at one account is slowed down with the seconds to wait, and its owner is not locked out',
      'from a hundred addresses at once is slowed down in the county',
    ],
    [`${modules}/sign-in/routes.access.test.ts`]: ['says the same whatever was wrong'],
  }),
  attack('A15', 'go on with a session that has ended', {
    [`${modules}/account/session/session.test.ts`]: ['a session ends everywhere at once'],
    [`${modules}/office/routes.test.ts`]: ['is out at once after %s, on every server'],
  }),
  attack('A16', 'sign in with a token that a provider did not make, or not for us', {
    [`${modules}/account/sign-in/single-sign-on.test.ts`]: ['no signature', 'another audience'],
  }),
  attack('A17', 'sign somebody in from another site, use a code twice, skip the second factor', {
    [`${modules}/sign-in/routes.access.test.ts`]: [
      '%j can sign nobody in',
      'nor can a form, which sends %s',
    ],
    [`${modules}/account/sign-in/sign-in.test.ts`]: ['takes a code once'],
    [`${modules}/account/factor/passkey.test.ts`]: ['answers a challenge once'],
    [`${at}/sign-in.test.ts`]: [
      'setting up anew asks for a second factor again',
      'who has a cookie of her own before signing in does not keep it',
    ],
  }),
  attack('A20', 'go on with a stolen phone', {
    [`${at}/phones.test.ts`]: ['gets no share any more, and what it sends is held'],
    [`${modules}/sync/routes.access.test.ts`]: ['gets neither lease nor people from then on'],
  }),
  attack('A22', 'store markup and formulas in names and texts', {
    [`${modules}/person/routes.test.ts`]: [
      'names that look like programs travel as they were written',
    ],
    'src/exchange/copy/page.test.ts': ['markup in any value, label or table name stays text'],
    [`${at}/doors.test.ts`]: ['of all routes, allowed and refused'],
  }),
  attack('A23', 'replay what a phone sent', {
    [`${at}/phones.test.ts`]: ['has one effect, however often and whenever it is replayed'],
    [`${modules}/sync/events/order.test.ts`]: ['in every order'],
  }),
  attack('A24', 'claim to be another author', {
    [`${at}/phones.test.ts`]: ['nobody writes in the name of another phone'],
    [`${at}/bodies.test.ts`]: ['is refused and nothing is written'],
  }),
  attack('A25', 'change what is closed, paid or logged', {
    [`${at}/phones.test.ts`]: ['stays in the tray and changes nothing'],
    [`${at}/finished.test.ts`]: [
      'a closed task is not closed again and opens nothing',
      'nothing edits a payment or the log',
    ],
    [`${modules}/audit/rights.test.ts`]: ['the role of a county is refused'],
    [`${modules}/rights-desk/routes.test.ts`]: ['an answer closes it and its task, once'],
  }),
  attack('A26', 'read a county by searching', {
    [`${modules}/search/routes.access.test.ts`]: [
      '30 misses an hour end the search',
      '60 identity searches an hour are an account’s',
      'searching shows an account 200 people a day',
    ],
  }),
  attack('A27', 'do so with twenty accounts', {
    [`${modules}/search/routes.access.test.ts`]: ['20 accounts in concert are stopped'],
  }),
  attack('A28', 'tell by statements, length or numbers whether somebody is there', {
    [`${modules}/search/routes.access.test.ts`]: ['a woman elsewhere and nobody at all'],
    [`${at}/oracle.test.ts`]: ['costs the database the same statements as nobody'],
    [`${at}/non-interference.test.ts`]: ['make no difference to whoever may not see them'],
    [`${at}/phone-twins.test.ts`]: ['make no difference to phones that may not hold them'],
  }),
  attack('A29', 'subtract what is published from what was published before', {
    'src/model/money/public-ledger.test.ts': [
      'whoever reads it after each grant and subtracts finds no sum about fewer than five people',
    ],
  }),
  attack('A31', 'be paid as a ghost: dead, twice, into a shared account, older than one is', {
    [`${modules}/payment-run/ghosts.test.ts`]: [
      'none of 500 is paid, each is held for what it is, and nobody else is held',
      'an identity number of 15 digits is the person of 18',
    ],
    'src/model/money/holds.test.ts': ['a release takes away what somebody has looked at'],
  }),
  attack('A32', 'tell a fact late, on the last day before money is paid', {
    [`${modules}/payment-run/arrears.test.ts`]: [
      'facts that come late give arrears as if they had always been known',
    ],
    [`${modules}/payment-run/walls.test.ts`]: ['the same %s does not agree'],
  }),
  attack('A33', 'send too much, too deep or too slowly', {
    [`${at}/flood.test.ts`]: [
      'is refused while others are served, and memory does not grow',
      'a hundred requests that come byte by byte and never end',
    ],
  }),
  attack('A35', 'send text that an expression takes for ever with', {
    [`${at}/expressions.test.ts`]: [
      'patterns of contracts answer the worst texts at once',
      'none repeats what already repeats without end',
    ],
  }),
  attack('A41', 'have the server call an address', {
    [`${at}/doors.test.ts`]: ['no contract takes an address that the server would then call'],
    [`${modules}/account/sign-in/single-sign-on.test.ts`]: ['is refused: anybody could pose as it'],
  }),
  attack('A42', 'find doors, maps, traces and words of the inside', {
    [`${at}/doors.test.ts`]: [
      'answers like any other',
      'is no method here',
      'no refusal says a word of the inside',
    ],
  }),
  attack('A43', 'find an answer without the headers that protect it', {
    [`${at}/doors.test.ts`]: ['every answer carries the headers that protect it'],
    [`${modules}/sign-in/routes.test.ts`]: ['is for this host alone, over TLS alone'],
  }),
  attack('A44', 'start with the secrets of an example', {
    'src/server/secrets.test.ts': [
      'does not start with a weak key',
      'no document of ours shows a key',
    ],
  }),
  attack('A45', 'find a route that no document names', {
    [`${at}/doors.test.ts`]: ['names exactly the routes that there are'],
  }),
  attack('A46', 'change the log, a consent or a payment in the database', {
    [`${modules}/audit/routes.access.test.ts`]: ['who has the database and changes'],
    [`${modules}/audit/service.test.ts`]: ['an attack on the chain is named'],
  }),
  attack('A49', 'open the neighbours with made-up tasks', {
    [`${modules}/read-log/misuse/find.test.ts`]: [
      'who makes up tasks for people side by side is found',
    ],
    [`${at}/matrix.test.ts`]: ['a task that there is not'],
  }),
  attack('A50', 'split work between officers, so that each stays small', {
    [`${modules}/read-log/misuse/money.test.ts`]: [
      'a unit whose clerks each bring a few claims, all to one who confirms, is found',
      'two officers who agree to nobody’s runs but each other’s are found, both',
    ],
  }),
  attack('A51', 'bring a program under another name, as code, or with a date to come', {
    'test/refusals/refusals.test.ts': ['is refused under other names too'],
    'src/programs/lint.test.ts': ['anything but plain data'],
    'src/programs/version/version.test.ts': ['a text that was tampered with'],
  }),
];
