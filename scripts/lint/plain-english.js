/**
 * Checks the wording that docs/style.md asks for: old sentences that read as if translated, and
 * names that no engineer would look for, must not come back.
 */

/** Sentences to avoid, each with what to say instead. */
const sentences = [
  [/hold something at agencies/u, '10 people have access'],
  [/claim is said of them/u, 'until their sign-in group changes'],
  [/granted what they hold by hand/u, 'access has been given individually'],
  [/sits at this machine/u, 'Sign in as a named person'],
  [/asks? in your name/u, 'You have no tokens'],
  [/No use of the records/u, 'Nobody has opened these records'],
  [/gives a person away/u, 'How we protect people in small numbers'],
  [/brings? out nothing new/u, 'what is true, once it is'],
  [/\blottery\b/iu, 'random rounding'],
  [/perhaps none/u, 'too few to show'],
  [/nothing is judged by|no range is judged/u, 'ranges are not rated'],
  [/is no percentage/u, 'No percentage is shown'],
  [/Off target without a real change/u, 'Off target, but within the usual range'],
  [/named no limb/u, 'did not meet the test'],
  [/More are coded only to/u, '35 more have no district recorded'],
  [/Take target away/u, 'Remove target'],
  [/This page did not arrive/u, 'This page could not load'],
  [/worry that is no crime/u, 'A concern that isn’t a crime'],
  [/no return covers it/u, 'no return received'],
  [/What kept (?:it|you|the note) from/u, 'Why it was not saved'],
  [/^What \w+ing .* came to\.$/u, 'The result of saving a question'],
  [/\bas (?:it|they) stands? now\b/u, 'as it is now'],
  [/\bLook whether\b/iu, 'Check that the address is right'],
  [/\bMend (?:that|what|its|the)\b/u, 'Fix what fails'],
  [/\bwas (?:changed|taken away) meanwhile\b/u, 'has been changed'],
  [/\bNothing is to be \w+/u, 'There is nothing to print'],
  [/\bcomes? by itself\b/u, 'schedules, alerts and inbox'],
  [/\bowner has no access any more\b/u, 'no longer has access'],
];

/** Names to avoid, each with the field's standard name. */
const names = [
  [/^Told[A-Z]|^Told$/u, '*Summary'],
  [/^(use)?Asked([A-Z]|$)/u, '*Params'],
  [/^(word|tell)[A-Z]/u, 'format* (value to text) or describe* (situation to sentence)'],
  [/^(one|several)$/u, 'singular, plural'],
  [/^World$/u, 'ReferenceData'],
  [/^Truth$/u, 'FilterPredicate'],
  [/^Shield/u, 'DisclosurePlan'],
  [/[lL]ottery/u, 'perturbation'],
  [/^KeptAnswers$/u, 'AnswerCache'],
  [/^Visitors?$|^Visit$/u, 'Authenticator, RequestIdentity'],
  [/^(Brought|Newcomer|vouch)$/u, 'Credentials, NewPerson, verifyCallback'],
  [/^may(Do|Ask)$|^Need$/u, 'can, RequiredPermission'],
  [/^(standsIn|restsOn|knownIn)$/u, 'basePart, dependsOn, validWhen'],
  [/^severalValued$/u, 'multiValued'],
  [/^do(es)?(Touch|Overlap|AllLack)$/u, 'overlaps, areAllMissing'],
  [/^isOwnAlone$/u, 'excludesOthers'],
  [/^(most|fewest|least|longest)[A-Z]|^(MOST|FEWEST|LEAST|LONGEST)_/u, 'max*, min*, *TimeoutMs'],
  [/Wish$|Ground$/u, 'Options, Context'],
  [/^may(?:Agree|Make|Read|Sign|Write)/u, 'can*'],
  [/^(whenGone|endInOrder|heirsOf)$/u, 'watchResponse, shutDownGracefully, successorsOf'],
  [/GivenAway$|Doings$|TakeAway/u, 'Leaked*, *Actions, Export*'],
  [/^use(Forget|Arrival|PartFaults)$/u, 'useInvalidate, useDeferredData, useBlockErrors'],
];

/** Reports sentences from the list in words on a screen, in an answer or in a message. */
export const plainEnglish = {
  meta: {
    type: 'suggestion',
    messages: { say: 'This reads as if translated. Say: {{instead}}.' },
    schema: [],
  },
  create(context) {
    const check = (node, text) => {
      const found = sentences.find(([pattern]) => pattern.test(text));
      if (found) context.report({ node, messageId: 'say', data: { instead: found[1] } });
    };
    return {
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateElement: (node) => check(node, node.value.raw),
      // The text as people read it, without line breaks.
      JSXText: (node) => check(node, node.value.replace(/\s+/g, ' ')),
    };
  },
};

/** Reports exported names that are not the standard term, because people could not find them. */
export const standardNames = {
  meta: {
    type: 'suggestion',
    messages: { rename: '{{name}}: the standard name is {{instead}}.' },
    schema: [],
  },
  create(context) {
    const check = (id) => {
      if (id?.type !== 'Identifier') return;
      const found = names.find(([pattern]) => pattern.test(id.name));
      if (found) {
        context.report({
          node: id,
          messageId: 'rename',
          data: { name: id.name, instead: found[1] },
        });
      }
    };
    return {
      ExportNamedDeclaration({ declaration, specifiers }) {
        check(declaration?.id);
        for (const { id } of declaration?.declarations ?? []) check(id);
        for (const { exported } of specifiers) check(exported);
      },
    };
  },
};
