import { type ReactNode, useState } from 'react';

import type { Choices } from '#features/explore/workbench.type.js';
import { TextControl } from '#ui/TextControl.js';

import { type AreaNode, findAround, findInTree, toAreaTree } from './area-tree.js';
import styles from './AreaTree.module.css';

interface AreaTreeProps {
  readonly label: string;
  readonly areas: Choices['areas'];
  readonly chosen: readonly string[];
  /** Whether selecting an area includes everything inside it. */
  readonly isWithin: boolean;
  /** The control that selects an area. */
  readonly drawChoice: (area: AreaNode, isChosen: boolean) => ReactNode;
}

/** Areas as a tree, from the force down, with a search by name and code. */
export function AreaTree({ label, areas, drawChoice, ...rest }: AreaTreeProps) {
  const [sought, setSought] = useState('');
  const tree = toAreaTree(areas);
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set([...tree.map(({ code }) => code), ...findAround(tree, rest.chosen)]),
  );
  const found = findInTree(tree, sought);
  const toggle = (code: string) =>
    setOpened(
      new Set(opened.has(code) ? [...opened].filter((each) => each !== code) : [...opened, code]),
    );
  return (
    <div className={styles.areas} role="group" aria-label={label}>
      <TextControl
        label="Find a place or a code"
        hint={null}
        problem={null}
        value={sought}
        onChange={setSought}
      />
      {found.length === 0 ? <p className={styles.note}>No area matches.</p> : null}
      <Branches
        nodes={found}
        isOpen={(code) => sought.trim() !== '' || opened.has(code)}
        onToggle={toggle}
        drawChoice={drawChoice}
        {...rest}
      />
    </div>
  );
}

interface BranchesProps extends Pick<AreaTreeProps, 'chosen' | 'isWithin' | 'drawChoice'> {
  readonly nodes: readonly AreaNode[];
  readonly isOpen: (code: string) => boolean;
  readonly onToggle: (code: string) => void;
}

function Branches({ nodes, ...rest }: BranchesProps) {
  const { chosen, isWithin, isOpen, onToggle, drawChoice } = rest;
  return nodes.length === 0 ? null : (
    <ul className={styles.tree}>
      {nodes.map((node) => {
        const isChosen = chosen.includes(node.code);
        const isOpened = isOpen(node.code);
        return (
          <li key={node.code}>
            <div className={styles.row}>
              {node.inside.length === 0 ? (
                <i className={styles.leaf} />
              ) : (
                <button
                  className={styles.turn}
                  type="button"
                  aria-expanded={isOpened}
                  aria-label={`Areas in ${node.name}`}
                  onClick={() => onToggle(node.code)}
                >
                  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                    <path d="M4 2l4 4-4 4" />
                  </svg>
                </button>
              )}
              <span className={styles.choice}>{drawChoice(node, isChosen)}</span>
              {isChosen && isWithin && node.inside.length > 0 ? (
                <span className={styles.note}>with everything inside it</span>
              ) : null}
            </div>
            {isOpened ? (
              isChosen && isWithin ? (
                <Included nodes={node.inside} />
              ) : (
                <Branches nodes={node.inside} {...rest} />
              )
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Areas included because they are in a selected one. */
function Included({ nodes }: Pick<BranchesProps, 'nodes'>) {
  return (
    <ul className={styles.tree}>
      {nodes.map(({ code, name, inside }) => (
        <li key={code}>
          <div className={styles.row}>
            <i className={styles.leaf} />
            <span className={styles.choice}>{name}</span>
            <span className={styles.note}>included</span>
          </div>
          {inside.length === 0 ? null : <Included nodes={inside} />}
        </li>
      ))}
    </ul>
  );
}
