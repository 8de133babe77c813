import { Link } from 'react-router';

import { datasetNames } from '#parts/dataset-names.js';

import styles from './Quality.module.css';
import type { ShownQuality } from './quality-documents.js';
import { toLevel } from './quality-level.js';

interface QualityAgenciesProps {
  readonly quality: ShownQuality;
  readonly toAddress: (agency: string) => string;
}

/** Every agency by the main measures, for administrators of the partnership. */
export function QualityAgencies({ quality, toAddress }: QualityAgenciesProps) {
  const measures = quality.measures.filter(({ column }) => column === null);
  return (
    <div className={styles.panel}>
      <table className={styles.table}>
        <caption>
          {`Every agency that sends ${datasetNames[quality.dataset].toLowerCase()}, all quarters together`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Agency</th>
            {measures.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {quality.agencies.map(({ agency, figures }) => (
            <tr key={agency.id}>
              <th scope="row">
                <Link to={toAddress(agency.code)}>{agency.name}</Link>
              </th>
              {measures.map(({ id, key, name }, index) => (
                <td
                  key={id}
                  data-heading={name}
                  data-level={toLevel(figures[index]?.value ?? null, key)}
                >
                  {figures[index]?.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
