import { useQuery } from '@apollo/client/react';
import { lazy } from 'react';
import { Link } from 'react-router';

import { useActions } from '#graphql/use-actions.js';
import { formatMarking } from '#lib/format.js';
import { useFocusMoved } from '#lib/use-focus-moved.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { moveBy } from './arrange-sections.js';
import { MoveButtons } from './MoveButtons.js';
import { CHANGE_TEMPLATE, type Plan, TEMPLATE } from './section-documents.js';
import { emptyDraft, type SectionDraft, textChoices, toPlanInput } from './section-draft.js';
import styles from './Sections.module.css';

const loadFields = async () => ({
  default: (await import('./TemplateSection.js')).TemplateSection,
});
const TemplateSection = lazy(loadFields);

/**
 * The pack template. An administrator of the partnership edits it; others who work on packs can
 * only read it.
 */
export function TemplatePage() {
  const { data, error, refetch } = useQuery(TEMPLATE, { fetchPolicy: 'cache-and-network' });
  // The query reports its own failure.
  const again = (): unknown => refetch().catch(() => undefined);
  const { act, announcement, problem, finish } = useActions(again);
  const { refOf, follow } = useFocusMoved<HTMLButtonElement>(
    (data?.packTemplate.sections ?? []).map(({ key }) => key),
  );
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Pack template">Loading</PlainPage>;
    return <PageProblem error={error} asked="the pack template" onRetry={() => void again()} />;
  }
  const {
    packTemplate: { version, sections, canChange },
    viewer,
  } = data;

  const toInput = (wanted: readonly SectionDraft[]) => ({
    input: { version, sections: wanted.map(toPlanInput) },
  });
  const put = (wanted: readonly SectionDraft[], said: string) =>
    act(CHANGE_TEMPLATE, toInput(wanted), {
      said,
      toProblems: ({ changePackTemplate: { problems } }) => problems,
    });
  const move = (section: Plan, by: -1 | 1) => {
    const moved = moveBy(sections, section, by);
    if (moved === sections) return;
    follow(`${section.key} ${by}`);
    void put(moved, `${section.heading}, ${moved.indexOf(section) + 1} of ${moved.length}`).finally(
      () => follow(null),
    );
  };
  const fields = (section: SectionDraft) => (close: () => void) => (
    <TemplateSection
      template={{ version, sections }}
      section={section}
      onClose={close}
      onChanged={again}
      onDone={finish}
    />
  );

  return (
    <PageBody>
      <p className={styles.note}>
        <Link to="/boards">Boards</Link> / Pack template
      </p>
      <PageTitle
        name="Pack template"
        message={`A pack begins with ${sections.length} ${sections.length === 1 ? 'section' : 'sections'}`}
      >
        Each board’s next pack uses it, except for sections its secretary has changed. Packs already
        open stay as they are.
      </PageTitle>
      {canChange ? (
        <Actions>
          <DialogButton
            look="main"
            title="Add a section"
            prepare={loadFields}
            content={fields(emptyDraft)}
          >
            Add a section
          </DialogButton>
        </Actions>
      ) : (
        <p>Only an administrator for the whole partnership can change this.</p>
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <HiddenText role="status">{announcement}</HiddenText>
      <ListTable
        caption="Sections in reading order"
        headings={['Section', 'Figures', 'Texts']}
        actionHeading={canChange ? 'Change' : undefined}
        rows={sections.map((section, place) => ({
          key: section.key,
          cells: [
            `${place + 1} ${section.heading}`,
            describeFigures(section),
            describeTexts(section),
          ],
          action: (
            <span className={styles.actions}>
              <DialogButton
                look="quiet"
                label={`Change ${section.heading}`}
                title={section.heading}
                prepare={loadFields}
                content={fields(section)}
              >
                Change
              </DialogButton>
              <MoveButtons
                name={section.heading}
                isFirst={place === 0}
                isLast={place === sections.length - 1}
                refOf={(by) => refOf(`${section.key} ${by}`)}
                onMove={(by) => move(section, by)}
              />
              <DialogButton
                look="quiet"
                label={`Remove ${section.heading}`}
                title={`Remove “${section.heading}” from the template?`}
                content={(close) => (
                  <>
                    <p>
                      New packs will not have it, unless a secretary has changed it. Packs already
                      open keep it.
                    </p>
                    <Actions>
                      <Button
                        look="main"
                        onPress={() => {
                          close();
                          void put(
                            sections.filter((each) => each !== section),
                            `${section.heading} has been removed.`,
                          );
                        }}
                      >
                        Remove it
                      </Button>
                      <Button onPress={close}>Cancel</Button>
                    </Actions>
                  </>
                )}
              >
                Remove
              </DialogButton>
            </span>
          ),
        }))}
      />
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

function describeFigures({ figures }: Pick<Plan, 'figures'>): string {
  return figures.length === 0 ? 'None' : figures.map(({ name }) => name).join('; ');
}

function describeTexts({ texts }: Pick<Plan, 'texts'>): string {
  const names = textChoices.filter(({ code }) => texts.includes(code)).map(({ name }) => name);
  return names.length === 0 ? 'None' : names.join(', ');
}
