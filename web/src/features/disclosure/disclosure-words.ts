/** Which figures are protected, and from whom. */
export const scope = [
  {
    what: 'Protected',
    words:
      'All referrals; people safeguarded; and reports of child sexual exploitation and abuse and of modern slavery and human trafficking.',
  },
  {
    what: 'From whom',
    words:
      'Everybody without access at a police agency for OFFICIAL-SENSITIVE. Those who have it see true counts.',
  },
  {
    what: 'Not protected',
    words:
      'What anybody can read elsewhere: NRM referrals of Thames Valley Police for the whole force, for the seven quarters from Q1 2022/23 that the Home Office has published.',
  },
] as const;

/** The rule for others' records, step by step. */
export const rules = [
  {
    name: 'At most three cuts',
    words:
      'A figure can be split by three things at once, such as quarter, district and pathway. With a fourth, only your own figures are shown. Among referrals an agency counts as two, so only one other cut is possible with it; several kinds of exploitation asked for together count as two as well. Time is never finer than a quarter. Anything that the measure itself depends on counts as a cut too.',
  },
  {
    name: 'A multiple of five',
    words:
      'Each figure is moved by random rounding that depends on the records behind it. The same question has the same answer, however it is asked, on every page and in every file.',
  },
  {
    name: '1, 2, 3 and 4 are alike',
    words:
      'Six times in ten they are shown as “too few to show”, and four times as 5. A shown 5 can mean 1 to 14. Nothing shows that there is nobody, or exactly one person, unless that is certain anyway.',
  },
  {
    name: 'Off by 2 on average',
    words:
      'A figure of 5 or more is never off by more than 9, and is too high as often as too low.',
  },
  {
    name: 'Everything else is added up',
    words:
      '“Not Reading”, “A or B” and several quarters together are all sums of figures already made. Asking the same question again gives the same answer. Somebody who adds up a figure in many ways and takes the mean gets closer to it, but for figures of 5 or more they are still off by at least 1.2 on average, and can hardly guess hidden figures any better. We measure this at every release. Parts may not add up to their total, and a sum can be off by more than 9. If none of several figures is shown, their sum is “too few to show”, and may be more than 4.',
  },
  { name: 'Some people see true counts', words: 'Stronghold records who asked for which figures.' },
] as const;

/** What people see if their agency recorded some of the cases. */
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

/** The consequences for shares, changes and charts. */
export const consequences = [
  'Groups with nothing to show are not listed. Hidden does not mean that there are none.',
  'A share is computed from the figures as shown: hidden below 20, of low reliability [u] below 50.',
  'A change that rounding alone could cause is not called a rise or a fall, and a target is rated only where rounding cannot change the answer. A chart with a hidden point, or a centre below 15, is not rated.',
  'The figure for all crime types is the exact number for the seven open types plus the shown figures for the two protected ones.',
] as const;

/** Safeguards of the rule. */
export const safeguards = [
  'Two separate keys: a secret that gives each record its own number, and a salt that drives random rounding. The part that writes records cannot read the salt; the part that makes figures cannot read the secret. Neither is ever changed. Both are in a backup: keep it as safe as the database.',
  'One stage that every figure passes through. The order, the number of rows, notes, changes and sentences are all based on its output.',
  'Tests that ask about a thousand questions in different words and compare the answers.',
] as const;

/** Remaining risks. */
export const remainingRisks = [
  'It is not a mathematical proof. If a 5 is shown, there is at least one person.',
  'Somebody who compares the answers before and after a single late return learns something about it: publish in batches.',
  'Two agencies that compare their figures see two random roundings of each instead of one, and another with each return that either publishes; every publication is logged. Leaked keys undo the protection.',
] as const;
