import { useQuery } from '@apollo/client/react';
import { lazy } from 'react';
import { Link } from 'react-router';

import { useActs } from '#graphql/use-acts.js';
import { useChange } from '#graphql/use-change.js';
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

import { MoveButtons } from './MoveButtons.js';
import { CHANGE_TEMPLATE, type Plan, TEMPLATE } from './section-documents.js';
import { emptyDraft, moveBy, type SectionDraft, textChoices, toPlanInput } from './section-draft.js';
import styles from './Sections.module.css';

const loadFields = async () => ({ default: (await import('./SectionFields.js')).SectionFields });
const SectionFields = lazy(loadFields);

/** What packs are made from. An administrator of the partnership keeps it; whoever works on packs may read it. */
export function TemplatePage() {
  const { data, error, refetch } = useQuery(TEMPLATE, { fetchPolicy: 'cache-and-network' });
  const again = () => void refetch().catch(() => undefined);
  const { act, told, problem, finish } = useActs(again);
  const { send, isSending } = useChange(CHANGE_TEMPLATE);
  const { refOf, follow } = useFocusMoved<HTMLButtonElement>((data?.packTemplate.sections ?? []).map(({ key }) => key));
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Template of packs">Loading</PlainPage>;
    return <PageProblem error={error} asked="the template of packs" onRetry={again} />;
  }
  const {
    packTemplate: { version, sections, canChange },
    viewer,
  } = data;

  const toInput = (wanted: readonly SectionDraft[]) => ({ input: { version, sections: wanted.map(toPlanInput) } });
  const put = (wanted: readonly SectionDraft[], said: string) =>
    void act(CHANGE_TEMPLATE, toInput(wanted), { said, toProblems: ({ changePackTemplate: { problems } }) => problems });
  const move = (section: Plan, by: -1 | 1) => {
    const moved = moveBy(sections, sections.indexOf(section), by);
    if (moved === sections) return;
    follow(`${section.key} ${by}`);
    put(moved, `${section.heading}, ${moved.indexOf(section) + 1} of ${moved.length}`);
  };
  const save = (close: () => void) => async (wanted: SectionDraft) => {
    const all = wanted.key === null ? [...sections, wanted] : sections.map((each) => (each.key === wanted.key ? wanted : each));
    const sent = await send(toInput(all));
    if (sent === null) return [];
    if (!sent.ok) return [{ field: null, message: sent.sentence }];
    const { problems } = sent.data.changePackTemplate;
    if (problems.length === 0) {
      close();
      finish(`${wanted.heading} is saved.`);
    }
    return problems;
  };
  const fields = (section: SectionDraft) => (close: () => void) => (
    <SectionFields section={section} isSending={isSending} onClose={close} onSave={save(close)} />
  );

  return (
    <PageBody>
      <p className={styles.note}>
        <Link to="/boards">Boards</Link> / Template of packs
      </p>
      <PageTitle
        name="Template of packs"
        message={`A pack begins with ${sections.length} ${sections.length === 1 ? 'section' : 'sections'}`}
      >
        The next pack of each board follows it, but for sections that its secretary has changed. Packs that were opened stay as they are.
      </PageTitle>
      {canChange ? (
        <Actions>
          <DialogButton look="main" title="Add a section" prepare={loadFields} content={fields(emptyDraft)}>
            Add a section
          </DialogButton>
        </Actions>
      ) : (
        <p>An administrator of the whole partnership changes it.</p>
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <HiddenText role="status">{told}</HiddenText>
      <ListTable
        caption="Sections in the order in which they are read"
        headings={['Section', 'Figures', 'Texts']}
        actionHeading={canChange ? 'Change' : undefined}
        rows={sections.map((section, place) => ({
          key: section.key,
          cells: [`${place + 1} ${section.heading}`, describeFigures(section), describeTexts(section)],
          action: (
            <span className={styles.doings}>
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
              <Button
                look="quiet"
                label={`Take ${section.heading} out`}
                onPress={() =>
                  put(
                    sections.filter((each) => each !== section),
                    `${section.heading} was taken out.`,
                  )
                }
              >
                Take out
              </Button>
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
