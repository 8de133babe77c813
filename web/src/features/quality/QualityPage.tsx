import { useQuery } from '@apollo/client/react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

import { askAgain } from '#graphql/ask-again.js';
import { formatMarking } from '#lib/format.js';
import { allDatasets, datasetNames } from '#parts/dataset-names.js';
import { PageProblem } from '#parts/PageProblem.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { Button } from '#ui/Button.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { PrintButton } from '#ui/PrintButton.js';

import styles from './Quality.module.css';
import { saveQuality } from './quality-csv.js';
import { QUALITY_PAGE, type ShownQuality } from './quality-documents.js';
import { QualityAgencies } from './QualityAgencies.js';
import { QualityReasons } from './QualityReasons.js';
import { QualityTable } from './QualityTable.js';
import { Retention } from './Retention.js';

const parsers = {
  dataset: parseAsStringLiteral(allDatasets).withDefault('REPORTS'),
  agency: parseAsString,
};

const datasetOptions = allDatasets.map((code) => ({ code, name: datasetNames[code] }));

/** How good an agency's returns are, by measure and quarter, next to the median of the others. */
export function QualityPage() {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: true });
  const { data, previousData, error, refetch } = useQuery(QUALITY_PAGE, { variables: asked });
  const shown = data ?? previousData;

  if (shown === undefined || error !== undefined) {
    if (error === undefined) return <PlainPage title="Quality of returns">Loading</PlainPage>;
    return (
      <PageProblem
        error={error}
        asked="the quality of returns"
        onRetry={() => askAgain(refetch())}
      />
    );
  }

  const { viewer, quality } = shown;
  const marking = formatMarking(viewer.marking);
  const [first, last] = [quality.quarters[0]?.label, quality.quarters.at(-1)?.label];
  return (
    <>
      <FilterStrip
        onClear={
          asked.agency === null && asked.dataset === 'REPORTS'
            ? null
            : () => void setAsked({ agency: null, dataset: null })
        }
        tools={
          <>
            <Button look="quiet" onPress={() => saveQuality(quality, marking)}>
              Download as CSV
            </Button>
            <PrintButton />
          </>
        }
      >
        <FilterControl
          label="Returns of"
          groups={[{ name: null, options: datasetOptions }]}
          chosen={asked.dataset}
          isSet={asked.dataset !== 'REPORTS'}
          onChoose={(code) =>
            void setAsked({ dataset: allDatasets.find((each) => each === code) ?? null })
          }
        />
        {quality.choices.length > 1 ? (
          <FilterControl
            label="Agency"
            isSearched
            groups={[{ name: null, options: quality.choices }]}
            chosen={quality.agency.code}
            isSet={asked.agency !== null}
            onChoose={(agency) => void setAsked({ agency })}
          />
        ) : null}
      </FilterStrip>
      <PageBody>
        <PageTitle name="Quality of returns" message={quality.sentence}>
          {`${quality.agency.name}, ${datasetNames[quality.dataset].toLowerCase()}, ${first} to ${last}: the latest thirteen closed quarters. `}
          Next to each is the median of the other agencies that send this dataset, if there are five
          or more. Only administrators of the partnership see another agency’s numbers.
        </PageTitle>
        <div className={styles.parts}>
          {isNothingOwed(quality) ? (
            <p>
              {`${quality.agency.name} owed none of these returns and sent none, so there is nothing to measure. Choose another dataset.`}
            </p>
          ) : (
            <QualityTable quality={quality} />
          )}
          <QualityReasons reasons={quality.reasons} />
          <Retention
            retention={shown.retention}
            canChange={viewer.viewingAs === null && viewer.actions.includes('SET_RETENTION')}
            onChanged={() => askAgain(refetch())}
          />
          {quality.agencies.length === 0 ? null : (
            <QualityAgencies
              quality={quality}
              toAddress={(agency) => `/quality?dataset=${quality.dataset}&agency=${agency}`}
            />
          )}
        </div>
        <PageFoot facts={quality.areMediansRounded ? [roundedMedians] : []} marking={marking}>
          {quality.areMediansRounded ? <ProtectionLink /> : null}
        </PageFoot>
      </PageBody>
    </>
  );
}

function isNothingOwed({ measures }: ShownQuality): boolean {
  return measures.every(({ together }) => together.absence === 'NOT_OWED');
}

const roundedMedians =
  'To protect people, medians of rows are computed from rounded numbers and shown in steps of 5%';
