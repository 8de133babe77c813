import { Link } from 'react-router';

import type { KindsParams } from '#lib/scope/kind-scope.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { toButtonClass } from '#ui/button-look.js';

import styles from './Block.module.css';
import type { BlockContext, BlockNote } from './block.type.js';
import { BlockMessage } from './BlockMessage.js';
import { filterWords, stateTitles } from './state-words.js';

interface StateMessageProps {
  readonly headingId: string;
  readonly heading: string;
  readonly about: string;
  readonly level?: BlockContext['headingLevel'] | undefined;
  readonly note: BlockNote;
  readonly context: BlockContext;
}

/**
 * The filter of the page for each part of a scope: one filter covers agencies and kinds of agency.
 */
const filters: Readonly<Record<string, keyof KindsParams>> = {
  area: 'area',
  agency: 'agency',
  agencyKind: 'agency',
  objective: 'objective',
  crimeType: 'crimeType',
};

/**
 * A block with nothing to draw: what happened, and links to continue, chosen by the code of its
 * note.
 */
export function StateMessage({
  note: { code, text, refersTo },
  context,
  ...head
}: StateMessageProps) {
  const ways =
    code === 'FAILED' || context.isPaper === true
      ? []
      : refersTo.filter((name) => Object.hasOwn(filters, name) && Object.hasOwn(filterWords, name));

  return (
    <BlockMessage
      {...head}
      title={stateTitles[code]}
      sentence={text}
      {...(code === 'FAILED' && context.onRetry !== undefined ? { onRetry: context.onRetry } : {})}
    >
      {ways.length === 0 ? null : (
        <div className={styles.ways}>
          {ways.map((name) => {
            const filter = filters[name] ?? 'area';
            const words = filterWords[name];
            return (
              <Link
                key={name}
                className={code === 'WITHHELD' ? toButtonClass({}) : undefined}
                to={context.toAddress({ [filter]: null })}
              >
                {code === 'WITHHELD' ? words?.without : words?.all}
              </Link>
            );
          })}
        </div>
      )}
      {context.isPaper !== true && (code === 'WITHHELD' || code === 'NONE_OF_YOURS') ? (
        <ProtectionLink />
      ) : null}
    </BlockMessage>
  );
}
