import { Link } from 'react-router';

import { formatDay, lowerFirst } from '#lib/format.js';

import styles from './Moderation.module.css';
import { nameOf, type QueuedCase, type ShortNames } from './moderation-documents.js';

interface CaseCellsProps {
  readonly found: QueuedCase;
  readonly names: ShortNames;
  /** The address that opens the disruption. */
  readonly address: string;
  readonly isOpened: boolean;
}

/** The first cells of a disruption's row: which one it is, who leads it and what was done. */
export function CaseCells({ found, names, address, isOpened }: CaseCellsProps) {
  const { id, reference, agency, objective, crimeType, place, occurredOn } = found;
  const crime = names.crimeTypes.find(({ code }) => code === crimeType)?.shortName ?? crimeType;
  return (
    <>
      <th scope="row">
        <Link to={address} data-case={id} aria-current={isOpened ? 'true' : undefined}>
          {reference}
        </Link>
        <small>{agency.name}</small>
      </th>
      <td className={styles.wide}>
        {nameOf(names.objectives, objective)}, {lowerFirst(crime)}
        <small>
          {place}, {formatDay(occurredOn)}
        </small>
      </td>
    </>
  );
}
