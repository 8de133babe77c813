import { parse } from 'graphql';
import { type ESTree, parseSync, type Plugin, Visitor } from 'vite';

const own = /\/web\/src\/[^?]*\.tsx?$/;

/**
 * Replaces each GraphQL text with its parsed form: otherwise a browser would parse each text before
 * drawing anything, and again for every other text that includes it. A text that cannot be parsed
 * ends the build.
 */
export function parsedDocuments(): Plugin {
  return {
    name: 'stronghold-parsed-documents',
    enforce: 'pre',
    transform(code, id) {
      if (!own.test(id) || !code.includes('gql`')) return null;
      const texts = findTexts(code, id);
      return texts.length === 0 ? null : { code: parseTexts(code, texts), map: null };
    },
  };
}

function findTexts(code: string, file: string): readonly ESTree.TaggedTemplateExpression[] {
  const found: ESTree.TaggedTemplateExpression[] = [];
  new Visitor({
    TaggedTemplateExpression: (node) => {
      if (node.tag.type === 'Identifier' && node.tag.name === 'gql') found.push(node);
    },
  }).visit(parseSync(file, code).program);
  return found;
}

function parseTexts(code: string, texts: readonly ESTree.TaggedTemplateExpression[]): string {
  let end = 0;
  const parts: string[] = [];
  for (const { start, end: next, quasi } of texts) {
    const text = quasi.quasis.map(({ value }) => value.cooked ?? '').join('');
    const { definitions } = parse(text, { noLocation: true });
    const fragments = quasi.expressions.map((named) => code.slice(named.start, named.end));
    // Later lines keep their line numbers.
    const lines = '\n'.repeat(code.slice(start, next).split('\n').length - 1);
    parts.push(code.slice(end, start));
    parts.push(
      `/* @__PURE__ */ joinDocument(JSON.parse(${JSON.stringify(JSON.stringify(definitions))}), [${fragments.join(', ')}]${lines})`,
    );
    end = next;
  }
  return `${parts.join('')}${code.slice(end)}\nimport { joinDocument } from '#graphql/join-document.js';\n`;
}
