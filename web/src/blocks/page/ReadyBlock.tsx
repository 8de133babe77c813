import { lazy, Suspense, useId, useState } from 'react';
import { type Key, Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';

import styles from '#blocks/Block.module.css';
import type { BlockContent, BlockContext } from '#blocks/block.type.js';
import { explainBlock, toFigureQuestion } from '#blocks/block-question.js';
import { BlockHeading } from '#blocks/BlockHeading.js';
import { ChoiceLinks } from '#blocks/ChoiceLinks.js';
import { choicesBeside } from '#blocks/choices.js';
import { EventLine } from '#blocks/EventLine.js';
import { toQuarterlyContent } from '#blocks/quarterly-content.js';
import { toTableContent } from '#blocks/table-content.js';
import { viewOf } from '#blocks/views/views.js';
import { formatMarking } from '#lib/format.js';
import { FigureMenu } from '#ui/figure-block/FigureMenu.js';
import tabs from '#ui/ViewTabs.module.css';

/** The code that sorts tables is fetched when somebody switches to one. */
const FigureTable = lazy(async () => ({
  default: (await import('#ui/figure-block/FigureTable.js')).FigureTable,
}));

interface ReadyBlockProps {
  readonly headingId: string;
  readonly block: BlockContent;
  readonly context: BlockContext;
}

/**
 * A block with its figures: in the view that suits them best, or as a table. Only the view is
 * printed: it has the same content as the table.
 */
export function ReadyBlock({ headingId, block, context }: ReadyBlockProps) {
  const { id, about, because, finding, notes, question, summary } = block;
  const [tab, setTab] = useState<Key>('chart');
  const summaryId = useId();
  const { toChoice, toTools, headingLevel, isFrozen, isPaper } = context;
  const beside = choicesBeside(block);
  const {
    View,
    isPicture,
    isPlain,
    isGrounded,
    source,
    describeAxis,
    isFile = true,
  } = viewOf(block);
  if (isPlain === true) {
    return (
      <>
        <header className={styles.head}>
          <BlockHeading id={headingId} level={headingLevel}>
            {finding.text}
          </BlockHeading>
          <p className={styles.about}>{about}</p>
        </header>
        <View block={block} context={context} />
      </>
    );
  }
  const table = toTableContent(block, context);
  const quarterly = toQuarterlyContent(block, context);
  const isOverTime = tab === 'quarters' && quarterly !== null;
  const content = {
    table: isOverTime ? quarterly.table : table,
    marking: formatMarking(context.marking),
    // A frozen block is exported as it is: its question would give today's data.
    ...(isFrozen === true
      ? {}
      : {
          question: {
            figures: toFigureQuestion(isOverTime ? quarterly.question : question),
            isFile,
            explains: explainBlock(question),
          },
        }),
  };

  return (
    <Tabs className={styles.tabbed ?? ''} selectedKey={tab} onSelectionChange={setTab}>
      <header className={styles.head}>
        <div className={styles.tools} data-picture="none">
          <TabList className={tabs.tabs ?? ''} aria-label={`${about}: chart or table`}>
            <Tab className={tabs.tab ?? ''} id="chart">
              Chart
            </Tab>
            <Tab className={tabs.tab ?? ''} id="table">
              Table
            </Tab>
            {quarterly === null ? null : (
              <Tab className={tabs.tab ?? ''} id="quarters">
                Over time
              </Tab>
            )}
          </TabList>
          <FigureMenu name={id} subtitle={about} content={content} />
        </div>
        <BlockHeading id={headingId} level={headingLevel}>
          {finding.text}
        </BlockHeading>
        <p className={styles.about}>
          {[about, describeAxis?.(block) ?? null].filter((words) => words !== null).join('; ')}
        </p>
        {toChoice === undefined || beside.length === 0 ? null : (
          <div className={styles.choices}>
            {beside.map((choice) => (
              <ChoiceLinks
                key={choice.name}
                choice={choice}
                toAddress={(key) => toChoice(choice.name, key)}
              />
            ))}
          </div>
        )}
      </header>
      <TabPanel
        className={styles.panel ?? ''}
        id="chart"
        data-grounded={isGrounded === true}
        shouldForceMount
      >
        {isPicture && isPaper === true ? (
          <div className={styles.picture} role="img" aria-label={summary}>
            <div inert>
              <View block={block} context={context} />
            </div>
          </div>
        ) : isPicture ? (
          <div className={styles.view} role="group" aria-labelledby={summaryId}>
            <View block={block} context={context} />
            <p className={styles.summary} id={summaryId}>
              {summary}
            </p>
          </div>
        ) : (
          <View block={block} context={context} />
        )}
        {source === undefined ? null : <p className={styles.source}>{source}</p>}
      </TabPanel>
      <TabPanel className={`${styles.panel} ${styles.tablePanel}`} id="table" data-picture="none">
        <Suspense fallback={null}>
          <FigureTable content={table} />
        </Suspense>
      </TabPanel>
      {quarterly === null ? null : (
        <TabPanel
          className={`${styles.panel} ${styles.tablePanel}`}
          id="quarters"
          data-picture="none"
        >
          <Suspense fallback={null}>
            <FigureTable content={quarterly.table} />
          </Suspense>
        </TabPanel>
      )}
      {because === null ? null : <p className={styles.because}>{because}</p>}
      <EventLine block={block} context={context} />
      {notes.map(({ code, text }) => (
        <p key={code} className={styles.note}>
          {text}
        </p>
      ))}
      {toTools?.(block) ?? null}
    </Tabs>
  );
}
