import { skipToken, useQuery } from '@apollo/client/react';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { Link, useParams } from 'react-router';

import { LoadingBlock } from '#blocks/LoadingBlock.js';
import { SectionBlocks } from '#features/boards/pack/SectionBlocks.js';
import { stateWords, toPackAddress } from '#features/boards/pack-words.js';
import { ChangeSectionButton } from '#features/boards/sections/ChangeSectionButton.js';
import { askAgain } from '#graphql/ask-again.js';
import { toProblem } from '#graphql/problem.js';
import { formatDay, formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { Switch } from '#ui/Switch.js';

import styles from './Edit.module.css';
import {
  type EditedPack,
  type EditedSection,
  PACK_EDIT,
  PACK_EDIT_SECTION,
} from './edit-documents.js';
import { SectionOrder } from './SectionOrder.js';
import { SignOffPanel } from './SignOffPanel.js';
import type { TextPlace } from './text-place.type';
import { describeProgress } from './text-words.js';
import { WriteText } from './WriteText.js';

/** Milliseconds between checks for what others have saved. */
const LOOK_AGAIN = 15_000;

const asked = {
  section: parseAsString,
  version: parseAsInteger,
  edition: parseAsStringLiteral(['PARTNERS', 'CLEARED'] as const).withDefault('PARTNERS'),
};

/** The desk of a pack: its sections, the texts of one of them, and what still prevents signing. */
export function PackEditPage() {
  const { quarter = '', area = '' } = useParams();
  const [{ section, version, edition }, ask] = useQueryStates(asked);
  const which = { quarter, area, version };
  const { data, error, refetch } = useQuery(PACK_EDIT, {
    variables: { ...which, edition },
    fetchPolicy: 'cache-and-network',
    pollInterval: LOOK_AGAIN,
  });
  // The query reports its own failure.
  const again = (): unknown => refetch().catch(() => undefined);
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Pack">Loading</PlainPage>;
    return <PageProblem error={error} asked="this pack" onRetry={() => void again()} />;
  }
  const { board: pack, viewer } = data;
  if (pack === null) {
    return (
      <PlainPage title="There is no such pack">
        <p>
          <Link to="/boards">All packs</Link> are listed by quarter and place.
        </p>
      </PlainPage>
    );
  }
  const at = { viewer: viewer.id, isCleared: viewer.isCleared, canMake: pack.canMake, pack: which };
  const shown = pack.headings.find(({ key }) => key === section) ?? pack.headings[0];
  const marking = formatMarking(pack.marking);

  return (
    <PageBody>
      <p className={styles.note}>
        <Link to="/boards">Boards</Link> / {pack.area.name} / {pack.quarter.label},{' '}
        {stateWords[pack.state].toLowerCase()}
      </p>
      <PageTitle name="Pack" message={describeProgress(pack)}>
        {describeRound(pack)}
      </PageTitle>
      <Actions>
        <Link to={toPackAddress(pack, version)}>Read as a page</Link>
        <Link to={`${toPackAddress(pack)}/projector?version=${pack.number}`}>Projector</Link>
        {viewer.isCleared ? (
          <Switch
            label="Edition"
            options={[
              { code: 'PARTNERS', name: 'For partners' },
              { code: 'CLEARED', name: 'For cleared readers' },
            ]}
            chosen={edition}
            onChoose={(chosen) => void ask({ edition: chosen })}
          />
        ) : null}
      </Actions>
      <div className={styles.desk}>
        <SectionOrder
          pack={pack}
          shown={shown?.key ?? ''}
          toAddress={(key) =>
            `?${new URLSearchParams({ ...(version === null ? {} : { version: String(version) }), ...(edition === 'PARTNERS' ? {} : { edition }), section: key }).toString()}`
          }
          onChanged={again}
        />
        {shown === undefined ? null : (
          <SectionDesk
            key={`${shown.key} ${edition}`}
            section={shown}
            pack={pack}
            at={at}
            onChanged={again}
          />
        )}
        <SignOffPanel
          pack={pack}
          at={at}
          own={viewer.isCleared ? 'CLEARED' : 'PARTNERS'}
          onChanged={again}
        />
      </div>
      <PageFoot facts={[]} marking={marking} />
    </PageBody>
  );
}

interface SectionDeskProps {
  readonly section: EditedSection;
  readonly pack: EditedPack;
  readonly at: TextPlace;
  readonly onChanged: () => unknown;
}

/** One section: its figures, and its texts to write. */
function SectionDesk({
  section: { key, number, heading, texts },
  pack,
  at,
  onChanged,
}: SectionDeskProps) {
  const { edition } = pack;
  const { data, error, refetch } = useQuery(
    PACK_EDIT_SECTION,
    pack.headings.length === 0 ? skipToken : { variables: { ...at.pack, edition, section: key } },
  );
  const figures = data?.board?.contents.sections[0];
  return (
    <section className={styles.section} aria-labelledby="section-heading">
      <header className={styles.sectionHead}>
        <h2 id="section-heading">
          <span className={styles.number}>{number}</span> {heading}
        </h2>
        {pack.canMake && pack.state === 'DRAFT' ? (
          <ChangeSectionButton
            section={{ key, heading }}
            pack={pack}
            onDone={() => {
              onChanged();
              askAgain(refetch());
            }}
          />
        ) : null}
      </header>
      {error === undefined ? null : (
        <div role="alert">
          <p>{toProblem(error).sentence}</p>
          <Button onPress={() => askAgain(refetch())}>Try again</Button>
        </div>
      )}
      {figures === undefined ? (
        error === undefined ? (
          <LoadingBlock size="wide" />
        ) : null
      ) : (
        <SectionBlocks
          blocks={figures.blocks}
          notes={figures.notes}
          marking={formatMarking(pack.marking)}
          isFrozen={false}
          under="section-heading"
        />
      )}
      {texts.map((text) => (
        <WriteText
          key={text.id}
          text={text}
          suggestion={figures?.texts.find(({ id }) => id === text.id)?.suggestion ?? ''}
          at={at}
          writers={pack.writing.filter((each) => each.text === text.id).map(({ who }) => who)}
          onChanged={onChanged}
        />
      ))}
      {texts.length === 0 ? <p className={styles.note}>This section needs no text.</p> : null}
    </section>
  );
}

function describeRound({
  quarter,
  area,
  textsDueOn,
  signOffDueOn,
  meetsOn,
  number,
  reason,
}: EditedPack): string {
  const days = [
    textsDueOn === null ? '' : `texts by ${formatDay(textsDueOn)}`,
    signOffDueOn === null ? '' : `sign-off by ${formatDay(signOffDueOn)}`,
    meetsOn === null ? '' : `board on ${formatDay(meetsOn)}`,
  ].filter((part) => part !== '');
  const round = days.length === 0 ? '' : `: ${days.join(', ')}`;
  return `${quarter.label}, ${area.name}${round}.${number === 1 ? '' : ` Version ${number}: ${reason}`}`;
}
