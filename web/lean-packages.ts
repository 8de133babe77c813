import type { Plugin } from 'vite';

/**
 * What of a package changes nothing, so that it need not run where nobody uses what comes of it, and
 * what is put otherwise.
 */
interface Lean {
  readonly files: RegExp;
  /** Calls whose results are all there is to them. */
  readonly pure?: RegExp;
  /** Names for developers. */
  readonly names?: RegExp;
  /** Code that is put otherwise. Each of these must be there. */
  readonly changes?: readonly (readonly [from: string, to: string])[];
  /** Whether a file of it that nobody uses may be left out whole. */
  readonly isLeftOutUnused?: boolean;
}

const packages: readonly Lean[] = [
  // A panel of tabs asks what in it the Tab key reaches, and for its animations, of which ours have
  // none. Asked while React still draws, the browser styles the whole block there and then, and
  // again at every change in it. The first is asked once the panel is painted, the second never.
  {
    files: /\/react-aria\/dist\/private\/focus\/useHasTabbableChild\.mjs$/,
    changes: [
      ['let update = ()=>{', 'let read = ()=>{'],
      [
        'update();',
        'let isDue = false; let update = ()=>{ if (isDue) return; isDue = true; requestAnimationFrame(()=>setTimeout(()=>{ isDue = false; read(); })); }; update();',
      ],
    ],
  },
  {
    files: /\/react-aria-components\/dist\/private\/Tabs\.mjs$/,
    changes: [['(0, $4KeVI$useEnterAnimation)(ref)', 'false']],
  },
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
      const changed = (lean.changes ?? []).reduce((before, [from, to]) => {
        if (!before.includes(from)) throw new Error(`${id} does not say ${from} any more.`);
        return before.replace(from, () => to);
      }, code);
      const named = lean.names === undefined ? changed : changed.replaceAll(lean.names, '');
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
