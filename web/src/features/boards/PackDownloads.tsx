import { Link } from 'react-router';

import { TextButton } from '#ui/TextButton.js';

import type { ListedPack } from './board-documents.js';
import { toPackAddress } from './pack-words.js';
import styles from './PackDownloads.module.css';
import { usePackDownload } from './use-pack-download.js';

interface PackDownloadsProps {
  /** The pack, with the edition that the reader sees. */
  readonly pack: Pick<ListedPack, 'id' | 'state' | 'edition' | 'number' | 'quarter' | 'area'>;
}

const kinds = [
  { ending: 'pdf', label: 'PDF', what: 'PDF' },
  { ending: 'pptx', label: 'Slides', what: 'slides' },
  { ending: 'xlsx', label: 'Workbook', what: 'workbook' },
] as const;

/**
 * Downloads of a signed pack. A file is made on first request: until it is ready, its place in the
 * queue is shown.
 */
export function PackDownloads({ pack }: PackDownloadsProps) {
  const { said, take } = usePackDownload();
  const { id, state, edition, number, quarter, area } = pack;
  if (state !== 'SIGNED_OFF' && state !== 'SUPERSEDED') return null;
  const name = `${area.name}, ${quarter.label}`;
  const paper = `${toPackAddress(pack)}/print?version=${number}`;
  return (
    <div className={styles.downloads}>
      <div className={styles.kinds} role="group" aria-label={`Download the pack for ${name}`}>
        {kinds.map(({ ending, label, what }) => (
          <TextButton
            key={ending}
            onPress={() => take(`/packs/${id}/${edition.toLowerCase()}.${ending}`, what)}
            label={`${label} of ${name}`}
          >
            {label}
          </TextButton>
        ))}
      </div>
      <p className={styles.said} role="status">
        {said.isFailed ? '' : said.text}
      </p>
      {said.isFailed ? (
        <p className={styles.said} role="alert">
          {said.text} <Link to={paper}>Open the pages to print</Link>
        </p>
      ) : null}
    </div>
  );
}
