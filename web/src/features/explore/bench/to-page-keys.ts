import { stepPane } from '#features/explore/keys/step-pane.js';
import type { PageKeys } from '#features/explore/keys/use-page-keys.js';
import type { BenchParts } from '#features/explore/state/use-bench.js';

interface KeyContext {
  readonly bench: Pick<
    BenchParts,
    'isRunning' | 'run' | 'stop' | 'openNew' | 'close' | 'chosen' | 'step' | 'format' | 'host'
  >;
  /** The element around the panes; null before it is drawn. */
  readonly root: HTMLElement | null;
  readonly onNext: (by: 1 | -1) => void;
  readonly togglePane: (name: 'builder' | 'text') => void;
  readonly onShow: (what: 'KEYS' | 'SCHEMA' | 'SAVE') => void;
}

/**
 * The action of each key of the workbench. While a dialog or list is open, these keys do nothing.
 */
export function toPageKeys({ bench, root, onNext, togglePane, onShow }: KeyContext): PageKeys {
  const done = (deed: () => void) => () => {
    deed();
    return true;
  };
  const pick = (selector: string) => () => {
    const found = root?.querySelector<HTMLElement>(selector);
    found?.focus();
    return found instanceof HTMLElement;
  };
  const view = (number: number) => () => {
    const tab = root?.querySelectorAll<HTMLElement>('[data-pane="answer"] [role="tab"]')[
      number - 1
    ];
    tab?.click();
    return tab !== undefined;
  };
  return {
    'Mod+Enter': done(() => (bench.isRunning ? bench.stop() : void bench.run())),
    'Mod+B': done(() => togglePane('builder')),
    'Mod+E': done(() => togglePane('text')),
    'Alt+N': done(() => bench.openNew()),
    'Alt+W': done(() => (bench.chosen === null ? undefined : bench.close(bench.chosen.id))),
    'Alt+PageUp': done(() => bench.step(-1)),
    'Alt+PageDown': done(() => bench.step(1)),
    'Alt+Shift+F': done(() => bench.format()),
    'Alt+1': view(1),
    'Alt+2': view(2),
    'Alt+3': view(3),
    '/': pick('[data-find], [data-pane="builder"] input'),
    '?': done(() => onShow('KEYS')),
    'Mod+S': done(() => (bench.chosen === null ? undefined : onShow('SAVE'))),
    F1: done(() => onShow('SCHEMA')),
    'Mod+Z': () => bench.host.undo(),
    'Mod+Y': () => bench.host.redo(),
    F8: done(() => onNext(1)),
    'Shift+F8': done(() => onNext(-1)),
    F6: () => root !== null && stepPane(root, 1),
    'Shift+F6': () => root !== null && stepPane(root, -1),
  };
}
