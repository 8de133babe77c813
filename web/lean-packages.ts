import type { Plugin } from 'vite';

/** What of a package changes nothing, so that it need not run where nobody uses what comes of it. */
interface Lean {
  readonly files: RegExp;
  /** Calls whose results are all there is to them. */
  readonly pure: RegExp;
  /** Names for developers. */
  readonly names?: RegExp;
}

const packages: readonly Lean[] = [
  // Forms, and what fetches for a server that draws pages.
  {
    files: /\/node_modules\/react-router\/dist\/.*\.mjs$/,
    pure: /\bReact\d*\.(?:createContext|forwardRef|memo)\(/g,
    names: /^[A-Z]\w*\.displayName = "\w+";$/gm,
  },
  // What an address may hold beside words.
  { files: /\/node_modules\/nuqs\/dist\/index\.js$/, pure: /(?<=^const parseAs\w+ = )createParser\(/gm },
];

/** Says of packages what they do not say themselves: which of their parts the build may leave out where no page uses them. */
export function leanPackages(): Plugin {
  return {
    name: 'stronghold-lean-packages',
    apply: 'build',
    transform(code, id) {
      const lean = packages.find(({ files }) => files.test(id));
      if (lean === undefined) return null;
      const named = lean.names === undefined ? code : code.replaceAll(lean.names, '');
      return { code: named.replaceAll(lean.pure, '/* @__PURE__ */ $&'), map: null };
    },
  };
}
