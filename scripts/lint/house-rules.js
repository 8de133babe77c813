import { basename } from 'node:path';

import { plainEnglish, standardNames } from './plain-english.js';
import { restrictedSyntax } from './restricted-syntax.js';

/**
 * The rules of docs/style.md that no published plugin checks. oxlint loads this file itself, so it
 * is plain JavaScript with a default export.
 */

const kebab = String.raw`[a-z0-9]+(-[a-z0-9]+)*`;
const fileName = new RegExp(String.raw`^\.?${kebab}(\.[a-z0-9-]+)*\.(ts|js|mjs|cjs)$`);
const componentFileName = /^([A-Z][A-Za-z0-9]*|[a-z][a-z0-9-]*)(\.[a-z0-9-]+)*\.tsx$/;

const namedFiles = {
  meta: {
    type: 'suggestion',
    messages: {
      rename:
        '{{name}} is not named as docs/style.md asks: kebab-case.part.ts, or the name of the component in a .tsx file.',
    },
    schema: [],
  },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      const isWellNamed = name.endsWith('.tsx')
        ? componentFileName.test(name)
        : fileName.test(name);
      if (!isWellNamed) context.report({ node, messageId: 'rename', data: { name } });
    },
  }),
};

const describedExports = {
  meta: {
    type: 'suggestion',
    messages: {
      describe:
        '{{name}} needs a docstring: units, which ends of a range count, what null means, what happens on the boundary.',
    },
    schema: [],
  },
  create: (context) => ({
    'ExportNamedDeclaration > FunctionDeclaration'(node) {
      const [comment] = context.sourceCode.getCommentsBefore(node.parent).slice(-1);
      const isDocstring = comment?.type === 'Block' && comment.value.startsWith('*');
      // The first signature's docstring covers the overloads too.
      if (!isDocstring)
        context.report({
          node: node.id ?? node,
          messageId: 'describe',
          data: { name: node.id?.name ?? 'This function' },
        });
    },
  }),
};

/** Whether a caught error is ignored: it has no name, or its name is never read. */
function isUnread(catcher, sourceCode) {
  const [parameter] = catcher.type === 'CatchClause' ? [catcher.param] : catcher.params;
  if (!parameter) return true;
  const names = sourceCode.getDeclaredVariables(catcher);
  return names.length > 0 && names.every(({ references }) => references.length === 0);
}

/** The statement, or the member of an object or a class, that contains a node. */
function findStatement(node) {
  let found = node;
  const isWhole = ({ type, parent }) =>
    /Statement|Declaration|Property|Definition$/.test(type) && parent?.type !== 'IfStatement';
  while (found.parent && !isWhole(found)) found = found.parent;
  return found;
}

const noSilentCatch = {
  meta: {
    type: 'problem',
    messages: {
      silent:
        'A fault is dropped here without a word: say in a comment why it may be, or let it through.',
    },
    schema: [],
  },
  create: (context) => {
    const { sourceCode } = context;
    const check = (node, catcher) => {
      if (!isUnread(catcher, sourceCode)) return;
      const isExplained =
        sourceCode.getCommentsInside(node).length > 0 ||
        sourceCode.getCommentsBefore(findStatement(node)).length > 0;
      if (!isExplained) context.report({ node: catcher, messageId: 'silent' });
    };
    return {
      CatchClause: (node) => check(node.body, node),
      "CallExpression[callee.property.name='catch']"(node) {
        const [catcher] = node.arguments;
        if (catcher && /Function/.test(catcher.type)) check(node, catcher);
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: {
    'described-exports': describedExports,
    'named-files': namedFiles,
    'no-silent-catch': noSilentCatch,
    'plain-english': plainEnglish,
    'standard-names': standardNames,
    ...restrictedSyntax,
  },
};
