/** What is protected, and from whom. */
export const scope = [
  {
    what: 'Protected',
    words:
      'All referrals; people safeguarded; and reports of child sexual exploitation and abuse and of modern slavery and human trafficking.',
  },
  {
    what: 'From whom',
    words:
      'Everybody who holds no grant at a police agency for OFFICIAL-SENSITIVE. Those who do see true counts.',
  },
  {
    what: 'Not protected',
    words:
      'What anybody can read elsewhere: NRM referrals of Thames Valley Police for the whole force, for the seven quarters from Q1 2022/23 that the Home Office has published.',
  },
] as const;

/** The rule about what others recorded, in its order. */
export const rules = [
  {
    name: 'Three cuts at most',
    words:
      'A figure can be cut by three things at once, say quarter, district and pathway. With a fourth, only your own figures show. Beside an agency there is room for one other thing only: among referrals an agency counts as two, and so do several kinds of exploitation asked for together. The quarter is the finest time. What a measure looks at by itself counts as a cut, too.',
  },
  {
    name: 'A multiple of five',
    words:
      'Each figure is moved by random rounding that depends on the records behind it. The same question has the same answer, in whatever words, on every page and in every file.',
  },
  {
    name: '1, 2, 3 and 4 are alike',
    words:
      'Six times in ten they show as “too few to show”, four times as 5. A shown 5 can stand for 1 to 14. Nothing shows that there is nobody, or exactly one, unless it cannot be otherwise.',
  },
  {
    name: 'Off by 2 on average',
    words: 'From 5 up a figure is never off by more than 9, and neither high nor low on the whole.',
  },
  {
    name: 'Everything else is added up',
    words:
      '“Not Reading”, “A or B”, some quarters together: all of it is the sum of figures already made. Asking the same question again gives the same answer. Adding a figure up in many ways and taking the mean brings it closer: from 5 up it is then still off by 1.2 or more on average, and what is hidden can hardly be guessed better than without. We measure this at every release. Parts need not add up to their total, and a sum can be off by more than 9. Where none of several is shown, their sum is “too few to show”, and may be more than 4.',
  },
  { name: 'Some people see true counts', words: 'Who asked for which figures is kept.' },
] as const;

/** What somebody sees whose agency has some of the records itself. */
export const examples = [
  { others: 'fewer than 5, or none', own: 'none', shown: '[c]', told: 'too few to show' },
  {
    others: 'fewer than 5, or none',
    own: '12',
    shown: '12 [c]',
    told: '12 of yours, too few of others to show',
  },
  {
    others: 'several added up, each fewer than 5',
    own: 'none',
    shown: '[c]',
    told: 'too few to show',
  },
  { others: 'shown as 40', own: '12', shown: '52 [e]', told: 'about 50' },
  { others: 'cut by a fourth thing', own: '12', shown: '12 [x]', told: '12, yours only' },
] as const;

/** What follows for shares, changes and charts. */
export const consequences = [
  'Groups with nothing to show are not listed. Hidden does not mean that there are none.',
  'A share is made of figures as they are shown: hidden below 20, of low reliability [u] below 50.',
  'A change that rounding alone could make is not called a rise or a fall, and a target is rated only where rounding cannot turn the answer round. A chart with a hidden point, or a centre below 15, judges nothing.',
  'Reports of all crime types are the exact number of the seven open types and the shown figures of the two protected ones.',
] as const;

/** What keeps the rule. */
export const safeguards = [
  'Two keys, apart from each other: a secret that gives each record its own number, and a salt that drives random rounding. What writes records cannot read the salt; what makes figures cannot read the secret. Neither is ever changed. Both are in a backup: keep it as close as the database.',
  'One stage that every figure passes. Order, number of rows, notes, changes and sentences are made from what comes out of it.',
  'Tests that ask some thousand questions in different words and compare the answers.',
] as const;

/** What the rule does not do. */
export const remainingRisks = [
  'It is no mathematical proof. A shown 5 proves that somebody is there.',
  'Who watches the answers before and after one single late return learns something of it: publish in batches.',
  'Two agencies that compare what each is shown have two draws where one has one, and one more with each return that one of them publishes, which the log keeps. Leaked keys undo it.',
] as const;
