import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearchParams } from 'react-router';

import { ReturnsTabs } from '#features/returns/ReturnsTabs.js';
import { sendFile } from '#features/returns/send/send-file.js';
import { SEND_PAGE } from '#features/returns/send/send-page-document.js';
import { askAgain } from '#graphql/ask-again.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FormProblems } from '#ui/FormProblems.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { SelectField } from '#ui/SelectField.js';

import { DisruptionForm } from './DisruptionForm.js';
import { useFormColumns } from './use-form-columns.js';

/**
 * Adds one disruption without a spreadsheet: it is staged, checked and published like any return.
 */
export function AddDisruptionPage() {
  const { data, error, refetch } = useQuery(SEND_PAGE);
  const navigate = useNavigate();
  const [asked, setAsked] = useSearchParams();
  const own = (data?.returns ?? []).filter(({ canSend }) => canSend);
  const agencies = [...new Map(own.map(({ agency }) => [agency.code, agency])).values()];
  const agency = (agencies.find(({ code }) => code === asked.get('agency')) ?? agencies[0])?.code;
  const columns = useFormColumns(agency ?? null, data?.periods.at(-1)?.key ?? null);
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Add one disruption">Loading</PlainPage>;
    return <PageProblem error={error} asked="returns" onRetry={() => askAgain(refetch())} />;
  }
  const send = async (file: File) => {
    if (agency === undefined) return null;
    const toSend = { file, agency, dataset: 'DISRUPTIONS', quarter: null, sheet: null } as const;
    const sent = await sendFile({ ...toSend, isPartial: true }, () => undefined);
    if (!sent.ok) return sent.sentence;
    void navigate(`/returns/send/${sent.id}`);
    return null;
  };
  return (
    <PageBody>
      <PageTitle name="Returns" message="Add one disruption">
        It is checked like a return and added to the others for its quarter. Nothing counts until
        you publish it, and a panel confirms it afterwards.
      </PageTitle>
      <ReturnsTabs current="send" />
      {agency === undefined || data.viewer.viewingAs !== null ? (
        <p>You may not send returns. That needs the role of contributor at an agency.</p>
      ) : (
        <>
          {agencies.length < 2 ? null : (
            <SelectField
              label="Agency"
              options={agencies}
              chosen={agency}
              onChoose={(code) => setAsked({ agency: code }, { replace: true })}
            />
          )}
          {columns === null ? <p role="status">Loading the form</p> : null}
          <FormProblems
            sentences={
              columns === 'FAILED'
                ? ['The form could not be loaded. Load the page again, or send a spreadsheet.']
                : []
            }
          />
          {columns === null || columns === 'FAILED' ? null : (
            <DisruptionForm key={agency} columns={columns} onSend={send} />
          )}
        </>
      )}
      <PageFoot facts={[]} marking={formatMarking(data.viewer.marking)} />
    </PageBody>
  );
}
