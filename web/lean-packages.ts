import type { Plugin } from 'vite';

/**
 * What of a package changes nothing, so that it need not run where nobody uses what comes of it.
 */
interface Lean {
  readonly files: RegExp;
  /** Calls whose results are all there is to them. */
  readonly pure?: RegExp;
  /** Names for developers. */
  readonly names?: RegExp;
  /** Whether a file of it that nobody uses may be left out whole. */
  readonly isLeftOutUnused?: boolean;
}

const packages: readonly Lean[] = [
  // Forms, and what fetches for a server that draws pages.
  {
    files: /\/node_modules\/react-router\/dist\/.*\.mjs$/,
    pure: /\bReact\d*\.(?:createContext|forwardRef|memo)\(/g,
    names: /^[A-Z]\w*\.displayName = "\w+";$/gm,
  },
  // What an address may hold beside words.
  {
    files: /\/node_modules\/nuqs\/dist\/index\.js$/,
    pure: /(?<=^const parseAs\w+ = )createParser\(/gm,
  },
  // Rules for texts that write a schema: we check questions alone.
  { files: /\/node_modules\/graphql\/validation\/specifiedRules\.mjs$/, pure: /Object\.freeze\(/g },
  // What completes words, which the editor is drawn without.
  {
    files: /\/node_modules\/(?:graphql-language-service|vscode-languageserver-types|nullthrows)\//,
    isLeftOutUnused: true,
  },
];

/**
 * Says of packages what they do not say themselves: which of their parts the build may leave out
 * where no page uses them.
 */
export function leanPackages(): Plugin {
  return {
    name: 'stronghold-lean-packages',
    apply: 'build',
    transform(code, id) {
      const lean = packages.find(({ files }) => files.test(id));
      if (lean === undefined) return null;
      const named = lean.names === undefined ? code : code.replaceAll(lean.names, '');
      const pure =
        lean.pure === undefined ? named : named.replaceAll(lean.pure, '/* @__PURE__ */ $&');
      return {
        code: pure,
        map: null,
        ...(lean.isLeftOutUnused === true ? { moduleSideEffects: false } : {}),
      };
    },
  };
}
