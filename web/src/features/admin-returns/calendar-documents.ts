import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  DueDatesPageQuery,
  DueDatesPageQueryVariables,
  ObligationEffectQuery,
  ObligationEffectQueryVariables,
  OwedPageQuery,
  OwedPageQueryVariables,
  PeriodEffectQuery,
  PeriodEffectQueryVariables,
  SetObligationMutation,
  SetObligationMutationVariables,
  SetPeriodsMutation,
  SetPeriodsMutationVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

export const DUE_DATES_PAGE: TypedDocumentNode<DueDatesPageQuery, DueDatesPageQueryVariables> = gql`
  query DueDatesPage($quarter: Quarter!) {
    viewer {
      id
      marking
      viewingAs
      actions
      ...Shell_Viewer
    }
    periods {
      id
      key
      label
      longLabel
    }
    periodSettings(quarter: $quarter) {
      id
      dataset
      dueOn
      usualDueOn
      closedOn
      closedFrom
      closableOn
      status
      returnsDue
      returnsReceived
      version
    }
  }
  ${SHELL_VIEWER}
`;

export const PERIOD_EFFECT: TypedDocumentNode<PeriodEffectQuery, PeriodEffectQueryVariables> = gql`
  query PeriodEffect($input: SetPeriodsInput!) {
    periodEffect(input: $input) {
      sentences
      problems {
        field
        message
      }
    }
  }
`;

export const SET_PERIODS: TypedDocumentNode<SetPeriodsMutation, SetPeriodsMutationVariables> = gql`
  mutation SetPeriods($input: SetPeriodsInput!) {
    setPeriods(input: $input) {
      settings {
        id
        dataset
        dueOn
        closedOn
        version
      }
      problems {
        field
        message
      }
    }
  }
`;

export const OWED_PAGE: TypedDocumentNode<OwedPageQuery, OwedPageQueryVariables> = gql`
  query OwedPage {
    viewer {
      id
      marking
      viewingAs
      actions
      ...Shell_Viewer
    }
    periods {
      id
      key
      label
    }
    obligations {
      id
      agency {
        id
        code
        name
      }
      dataset
      times {
        from
        until
      }
      text
      isOwedNow
      version
    }
  }
  ${SHELL_VIEWER}
`;

export const OBLIGATION_EFFECT: TypedDocumentNode<
  ObligationEffectQuery,
  ObligationEffectQueryVariables
> = gql`
  query ObligationEffect($input: SetObligationInput!) {
    obligationEffect(input: $input) {
      sentences
      problems {
        field
        message
      }
    }
  }
`;

export const SET_OBLIGATION: TypedDocumentNode<
  SetObligationMutation,
  SetObligationMutationVariables
> = gql`
  mutation SetObligation($input: SetObligationInput!) {
    setObligation(input: $input) {
      obligation {
        id
        times {
          from
          until
        }
        text
        isOwedNow
        version
      }
      problems {
        field
        message
      }
    }
  }
`;

export type ShownSetting = DueDatesPageQuery['periodSettings'][number];
export type ShownObligation = OwedPageQuery['obligations'][number];
