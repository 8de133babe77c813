import { Link, useNavigate } from 'react-router';

import type { ShownReturn } from '#features/returns/return-documents.js';
import { sayShortDay, sayStateLong, toLondonDay } from '#features/returns/return-words.js';
import { ReturnMark } from '#features/returns/ReturnMark.js';
import styles from '#features/returns/Returns.module.css';
import { DropZone } from '#features/returns/send/DropZone.js';
import { NilButton } from '#features/returns/send/NilButton.js';
import { formatDay, formatNumber, joinWords } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';
import { Actions } from '#ui/Actions.js';
import { toButtonClass } from '#ui/button-look.js';
import { Section } from '#ui/Section.js';

import { toAgencies } from './group-returns.js';
import { NextReturns } from './NextReturns.js';

interface OwnReturnsProps {
  /** The returns of the agencies that the reader sends for; at least one. */
  readonly returns: readonly ShownReturn[];
  /** False while viewing as somebody else, when nothing can be sent. */
  readonly isOwnView: boolean;
  /** The quarter that the returns are for. */
  readonly quarter: { readonly key: string; readonly longLabel: string };
  /** The same agencies' returns for later quarters. */
  readonly later: readonly ShownReturn[];
}

/** The returns of the reader's own agencies, with those that are owed first. */
export function OwnReturns({ returns, isOwnView, quarter, later }: OwnReturnsProps) {
  const navigate = useNavigate();
  return toAgencies(returns).map(({ id, code, name }) => (
    <Section key={id} title={name}>
      <ul className={styles.cards}>
        {returns
          .filter(({ agency }) => agency.id === id)
          .toSorted((one, other) => rank(one) - rank(other))
          .map((each) => (
            <li key={each.id} className={each.state === 'MISSING' ? styles.isOff : undefined}>
              <h3>{datasetNames[each.dataset]}</h3>
              <ReturnMark state={each.state}>{sayStateLong(each)}</ReturnMark>
              {describe(each).map((line) => (
                <p key={line}>{line}</p>
              ))}
              {isOwnView && each.canSend ? (
                <Actions>
                  <Link
                    className={toButtonClass({
                      look: each.state === 'MISSING' ? 'main' : undefined,
                    })}
                    to={`/returns/send?${toAsked(each)}`}
                    aria-label={`${sayHow(each)}: ${datasetNames[each.dataset].toLowerCase()}`}
                  >
                    {sayHow(each)}
                  </Link>
                  {each.dataset === 'DISRUPTIONS' ? (
                    <Link
                      className={toButtonClass({ look: 'quiet' })}
                      to={`/returns/add-disruption?${new URLSearchParams({ agency: each.agency.code })}`}
                    >
                      Add one disruption
                    </Link>
                  ) : null}
                  {each.receivedAt === null ? null : (
                    <Link
                      className={toButtonClass({ look: 'quiet' })}
                      to={`/returns/history?${toAsked(each)}`}
                      aria-label={`History: ${datasetNames[each.dataset].toLowerCase()}`}
                    >
                      History
                    </Link>
                  )}
                  {each.state === 'NOT_DUE' ? null : (
                    <NilButton
                      agency={each.agency}
                      dataset={each.dataset}
                      quarter={each.period}
                      isIn={each.receivedAt !== null}
                    />
                  )}
                </Actions>
              ) : null}
            </li>
          ))}
      </ul>
      {isOwnView && returns.some((each) => each.canSend && each.agency.id === id) ? (
        <DropZone
          invitation={`Drop the spreadsheet that you already have for ${quarter.longLabel}`}
          label={`File to send for ${name}`}
          hint="XLSX or CSV, one dataset per file. Your column names are remembered from last time. Nothing counts until you publish it."
          agency={code}
          dataset={null}
          quarter={quarter.key}
          onStaged={(staged) => void navigate(`/returns/send/${staged}`)}
        />
      ) : null}
      <NextReturns returns={later.filter(({ agency }) => agency.id === id)} />
    </Section>
  ));
}

function sayHow({ receivedAt }: ShownReturn): string {
  return receivedAt === null ? 'Send it' : 'Send again';
}

function toAsked({ agency, dataset, period }: ShownReturn): string {
  return new URLSearchParams({ agency: agency.code, dataset, quarter: period.key }).toString();
}

const order = ['MISSING', 'DUE', 'NOT_DUE', 'RECEIVED_LATE', 'RECEIVED'];

function rank({ state }: ShownReturn): number {
  return order.indexOf(state);
}

/** Further facts about a return, one line each. */
function describe({
  isOwed,
  dueOn,
  askedOn,
  rows,
  sentAgainAt,
  receivedAt,
}: ShownReturn): readonly string[] {
  const asked = askedOn.length === 0 ? '' : ` Asked for on ${joinWords(askedOn.map(sayShortDay))}.`;
  return [
    receivedAt === null ? `Due ${formatDay(dueOn)}.${asked}` : '',
    rows === null ? '' : `${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`,
    sentAgainAt === null ? '' : `Sent again on ${formatDay(toLondonDay(sentAgainAt))}`,
    isOwed ? '' : 'Not owed',
  ].filter((line) => line !== '');
}
