import type { Plugin } from 'vite';

/**
 * The calls in a package that the build may drop if nothing uses their results, because they have
 * no side effects; and the code that the build replaces.
 */
interface Lean {
  readonly files: RegExp;
  /** Calls without side effects. */
  readonly pure?: RegExp;
  /** Names that only help developers. */
  readonly names?: RegExp;
  /** Code that is replaced. Each piece must exist. */
  readonly changes?: readonly (readonly [from: string, to: string])[];
  /** Whether files of the package that nothing uses may be left out. */
  readonly isLeftOutUnused?: boolean;
}

const packages: readonly Lean[] = [
  // A tab panel checks which of its elements the Tab key reaches, and looks for animations,
  // which our panels do not have. While React is still drawing, both make the browser style the
  // whole block at once, and again after every change in it. The check is delayed until the panel
  // is painted, and the search for animations is removed.
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
  // Forms, and code that fetches data for pages drawn on a server.
  {
    files: /\/node_modules\/react-router\/dist\/.*\.mjs$/,
    pure: /\bReact\d*\.(?:createContext|forwardRef|memo)\(/g,
    names: /^[A-Z]\w*\.displayName = "\w+";$/gm,
  },
  // Syntax in address patterns other than plain words.
  {
    files: /\/node_modules\/nuqs\/dist\/index\.js$/,
    pure: /(?<=^const parseAs\w+ = )createParser\(/gm,
  },
  // Rules for texts that define a schema: we check only questions.
  { files: /\/node_modules\/graphql\/validation\/specifiedRules\.mjs$/, pure: /Object\.freeze\(/g },
  // Word completion, which the editor can be drawn without.
  {
    files: /\/node_modules\/(?:graphql-language-service|vscode-languageserver-types|nullthrows)\//,
    isLeftOutUnused: true,
  },
];

/**
 * Declares what packages do not declare themselves: which of their parts the build may leave out if
 * no page uses them.
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
