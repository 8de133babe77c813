import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import { PACK_PAGE, type ReadPack } from '#features/boards/board-documents.js';
import styles from '#features/boards/Boards.module.css';
import type { PackParams } from '#features/boards/pack-params.type.js';
import { readVersion, stateWords, toPackAddress } from '#features/boards/pack-words.js';
import { PackDownloads } from '#features/boards/PackDownloads.js';
import { RevisedCount } from '#features/boards/revisions/RevisedCount.js';
import { RevisedLine } from '#features/boards/revisions/RevisedLine.js';
import { askAgain } from '#graphql/ask-again.js';
import { formatDay, formatInstant, formatMarking, formatNumber } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { PackSections } from './PackSections.js';

/** The parts below the sections load after them. */
const PackRecords = lazy(async () => ({
  default: (await import('#features/boards/records/PackRecords.js')).PackRecords,
}));

/** A pack for reading: its sections with their figures and texts. */
export function PackPage() {
  const { quarter = '', area = '' } = useParams();
  const [search] = useSearchParams();
  const asked = { quarter, area, version: readVersion(search.get('version')) };
  const { data, error, refetch } = useQuery(PACK_PAGE, {
    variables: asked,
    fetchPolicy: 'cache-and-network',
  });
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Pack">Loading</PlainPage>;
    return <PageProblem error={error} asked="this pack" onRetry={() => askAgain(refetch())} />;
  }
  const { board: pack } = data;
  if (pack === null) {
    return (
      <PlainPage title="There is no such pack">
        <p>
          <Link to="/boards">All packs</Link> are listed by quarter and place.
        </p>
      </PlainPage>
    );
  }
  const marking = formatMarking(pack.marking);
  const isFrozen = pack.proof !== null;
  return (
    <PageBody>
      <div className={styles.pack}>
        <nav className={styles.contents} aria-label="Sections">
          <h2>Contents</h2>
          <ol>
            {pack.headings.map(({ key, heading }) => (
              <li key={key}>
                <a href={`#${key}`}>{heading}</a>
                <RevisedCount asked={asked} section={key} isFrozen={isFrozen} />
              </li>
            ))}
          </ol>
          <ul>
            <li>
              <a href="#actions">Actions</a>
            </li>
            <li>
              <a href="#decisions">Board decisions</a>
            </li>
            {pack.proof === null ? null : (
              <li>
                <a href="#proof">Proof</a>
              </li>
            )}
          </ul>
        </nav>
        <div className={styles.sections}>
          <Head pack={pack} asked={asked} />
          <PackSections
            key={pack.id}
            headings={pack.headings}
            asked={asked}
            marking={marking}
            isFrozen={isFrozen}
          />
          <Suspense fallback={null}>
            <PackRecords asked={asked} />
          </Suspense>
          <Proof pack={pack} />
        </div>
      </div>
      <PageFoot
        facts={
          pack.proof === null
            ? []
            : [
                `Data version ${formatNumber(pack.proof.dataVersion)}`,
                formatInstant(pack.proof.frozenAt),
              ]
        }
        marking={marking}
      />
    </PageBody>
  );
}

function Head({ pack, asked }: { readonly pack: ReadPack; readonly asked: PackParams }) {
  const { quarter, area, state, number, reason, meetsOn, proof, missingTexts, contents } = pack;
  const board = meetsOn === null ? '' : ` The board meets on ${formatDay(meetsOn)}.`;
  const version = number === 1 ? '' : ` Version ${number}: ${reason}`;
  return (
    <>
      <p className={styles.trail}>
        <Link to="/boards">Boards</Link> / {area.name} / {quarter.label}
      </p>
      <PageTitle
        name={`${area.name}, ${quarter.label}`}
        message={contents.title === '' ? stateWords[state] : contents.title}
      >
        {`${area.name}, ${quarter.label}. `}
        {describeState(pack)}
        {board}
        {version}
      </PageTitle>
      {proof === null ? (
        <p>
          <Link to={`${toPackAddress(pack)}/edit`}>
            {state === 'DRAFT' ? 'Write the texts' : 'Write, agree and sign'}
          </Link>
        </p>
      ) : null}
      <p>
        <Link to={`${toPackAddress(pack)}/projector?version=${number}`}>Projector</Link>
      </p>
      <PackDownloads pack={pack} />
      {proof === null ? null : <RevisedLine asked={asked} />}
      {proof === null || proof.missing.length === 0 ? null : (
        <p className={styles.gaps}>
          <b>Signed with gaps.</b> {proof.missing.join('; ')}. {proof.gapsReason}
        </p>
      )}
      {missingTexts.length === 0 ? null : (
        <details>
          <summary>
            {missingTexts.length === 1
              ? 'One text is not agreed'
              : `${formatNumber(missingTexts.length)} texts are not agreed`}
          </summary>
          <ul>
            {missingTexts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function describeState({ state, proof }: ReadPack): string {
  if (proof !== null) {
    const until = state === 'SUPERSEDED' ? ' A later version has replaced it.' : '';
    return `Signed off by ${proof.signedBy}, and frozen on ${formatInstant(proof.frozenAt)}: nothing in it changes.${until}`;
  }
  return state === 'IN_REVIEW'
    ? 'With the chair. Its figures may still change.'
    : 'Being written. Its figures may still change.';
}

/** Proves that a pack is the one that was signed. */
function Proof({ pack: { proof } }: { readonly pack: ReadPack }) {
  if (proof === null) return null;
  return (
    <section className={styles.section} id="proof" aria-labelledby="proof-heading">
      <h2 id="proof-heading">Proof</h2>
      <dl className={styles.proof}>
        <dt>SHA-256</dt>
        <dd>
          <code>{toGroupsOfEight(proof.sha256)}</code>
        </dd>
        <dt>Frozen</dt>
        <dd>
          {formatInstant(proof.frozenAt)}, data version {formatNumber(proof.dataVersion)}
        </dd>
        <dt>Signed off by</dt>
        <dd>{proof.signedBy}</dd>
        <dt>Check it</dt>
        <dd>
          <code>stronghold verify-packs</code> checks every pack against its hash and the log.
        </dd>
      </dl>
    </section>
  );
}

/** A hash in groups of eight, so that it can be read aloud. */
function toGroupsOfEight(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? hash;
}
