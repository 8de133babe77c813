import { useQuery } from '@apollo/client/react';
import { lazy } from 'react';

import type { PackParams } from '#features/boards/pack-params.type.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import { formatDay } from '#lib/format.js';
import { DialogButton } from '#ui/DialogButton.js';
import { ListTable } from '#ui/ListTable.js';
import { Section } from '#ui/Section.js';

import { PACK_RECORDS } from './record-documents.js';
import styles from './Records.module.css';

const load = async () => ({ default: (await import('./DecisionFields.js')).DecisionFields });
const DecisionFields = lazy(load);

/**
 * The board's decisions about a signed pack. They are recorded after the meeting, and are not part
 * of the pack.
 */
export function PackDecisions({ asked }: { readonly asked: PackParams }) {
  const { data } = useQuery(PACK_RECORDS, { variables: asked, fetchPolicy: 'cache-and-network' });
  const forget = useInvalidate(['board']);
  const pack = data?.board;
  if (pack === undefined || pack === null) return null;
  const { id, state, decisions, canRecord } = pack;
  const mayRecord = canRecord && (state === 'SIGNED_OFF' || state === 'SUPERSEDED');
  if (decisions.length === 0 && !mayRecord) return null;
  const finish = (close: () => void) => () => {
    close();
    forget();
  };
  return (
    <div id="decisions" data-paper="none">
      <Section title="Board decisions">
        <p className={styles.note}>
          Recorded after the meeting. They are not part of the signed pack.
        </p>
        {decisions.length === 0 ? (
          <p>None recorded.</p>
        ) : (
          <ListTable
            caption="Decisions"
            headings={['Decision', 'Decided']}
            rows={decisions.map((decision) => ({
              key: decision.id,
              cells: [
                <span key="text" className={styles.said}>
                  {decision.text}
                </span>,
                formatDay(decision.decidedOn),
              ],
              action: decision.canChange ? (
                <DialogButton
                  title="Change a decision"
                  label={`Change: ${decision.text}`}
                  look="quiet"
                  prepare={load}
                  content={(close) => (
                    <DecisionFields
                      pack={id}
                      decision={decision}
                      onClose={close}
                      onDone={finish(close)}
                    />
                  )}
                >
                  Change
                </DialogButton>
              ) : null,
            }))}
            actionHeading={mayRecord ? 'Change' : undefined}
          />
        )}
        {mayRecord ? (
          <div>
            <DialogButton
              title="Add a decision"
              prepare={load}
              content={(close) => (
                <DecisionFields pack={id} decision={null} onClose={close} onDone={finish(close)} />
              )}
            >
              Add decision
            </DialogButton>
          </div>
        ) : null}
      </Section>
    </div>
  );
}
