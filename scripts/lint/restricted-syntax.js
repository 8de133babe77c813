/** A rule that reports whatever matches one of the selectors, always with the same words. */
const restrict = (message, ...selectors) => ({
  meta: { type: 'suggestion', schema: [] },
  create: (context) =>
    Object.fromEntries(
      selectors.map((selector) => [selector, (node) => context.report({ node, message })]),
    ),
});

/** Syntax that docs/style.md rules out. Where each rule applies is in .oxlintrc.json. */
export const restrictedSyntax = {
  'no-clock': restrict(
    'Rules never read the clock: take the time as an argument.',
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  ),
  'no-enum': restrict(
    'Use an object `as const`: tsx and the type checker then agree on what exists at run time.',
    'TSEnumDeclaration',
  ),
  'no-jsx-and': restrict(
    'In JSX choose with a ternary: && prints a stray 0.',
    ':not(JSXAttribute) > JSXExpressionContainer > LogicalExpression[operator="&&"]',
  ),
  'no-only': restrict(
    'A single test with .only skips all others.',
    'CallExpression[callee.property.name="only"][callee.object.name=/^(it|test|describe)$/]',
  ),
  'no-own-mocks': restrict(
    'Pass in a fake: our own modules are not mocked.',
    'CallExpression[callee.object.name="vi"][callee.property.name=/^(mock|doMock)$/]',
  ),
  'no-should': restrict(
    'A test is named for a fact, in the present tense.',
    'CallExpression[callee.name=/^(it|test)$/] > Literal:first-child[value=/\\bshould\\b/]',
  ),
  'no-snapshots': restrict(
    'No snapshots: assert what matters.',
    'MemberExpression[property.name=/^toMatch(Inline)?Snapshot$/]',
  ),
  'no-try': restrict(
    'Resolvers contain no try: graphql/errors.ts translates errors once.',
    'TryStatement',
  ),
};
