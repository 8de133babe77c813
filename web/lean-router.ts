import type { Plugin } from 'vite';

const router = /\/node_modules\/react-router\/dist\/.*\.mjs$/;
const component = /\bReact\d*\.(?:createContext|forwardRef|memo)\(/g;
const displayName = /^[A-Z]\w*\.displayName = "\w+";$/gm;

/**
 * Says of the components of React Router that making them changes nothing, and takes their names for developers away: those that no page
 * uses, such as forms and what fetches for a server that draws pages, are then left out of the build.
 */
export function leanRouter(): Plugin {
  return {
    name: 'stronghold-lean-router',
    apply: 'build',
    transform(code, id) {
      if (!router.test(id)) return null;
      return { code: code.replaceAll(displayName, '').replaceAll(component, '/* @__PURE__ */ $&'), map: null };
    },
  };
}
