import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Block_BlockFragment } from '#graphql/operations.js';
import { KPI_TREND } from '#parts/kpi-trend-fragment.js';

/** All the text in a block, and how each of its cells is drawn. */
export const BLOCK: TypedDocumentNode<Block_BlockFragment> = gql`
  fragment Block_Block on Block {
    id
    view
    about
    because
    summary
    finding {
      kind
      text
    }
    choices {
      name
      label
      options {
        key
        label
        isChosen
      }
    }
    kpi {
      id
      status
      variation
      period {
        id
        key
        label
      }
      target {
        id
        value
        lower
        upper
        tolerance
        text
        version
      }
      measure {
        id
        name
        unit
      }
      ...KpiTrend_Kpi @unmask
      trend {
        quarter {
          id
          start
          end
        }
        figure {
          text
          flags
        }
        target {
          id
          text
          value
          lower
          upper
        }
      }
      events {
        id
        title
        happenedOn
        changesRecording
        version
        measures {
          id
          key
          name
        }
      }
      controlChart {
        step
        points {
          basedOn
          startsLevel
        }
      }
    }
    table {
      rowHeading
      columns {
        measure {
          id
          key
          name
          unit
        }
        objective
        heading
        drawing
        scale {
          from
          to
          ticks {
            value
            text
          }
        }
        wanted
      }
      rows {
        key
        kind
        label
        detail
        group
        isMarked
        isFolded
        cells {
          text
          mark
          value
          start
          series
          usual {
            lower
            upper
          }
          ranges {
            lower
            upper
          }
          own
          place {
            scale {
              from
              to
              ticks {
                value
                text
              }
            }
            range {
              lower
              upper
            }
            wanted
          }
          status
          variation
        }
      }
    }
    byQuarter {
      table {
        rowHeading
        columns {
          heading
        }
        rows {
          key
          label
          cells {
            text
            value
          }
        }
      }
      question {
        by
        window
        from {
          id
          key
          label
        }
        to {
          id
          key
          label
        }
      }
    }
    notes {
      code
      text
      refersTo
    }
    funnel {
      centre
      centreText
      limits {
        base
        lower
        upper
        innerLower
        innerUpper
      }
    }
    outlined
    question {
      measures
      by
      from {
        id
        key
        label
      }
      to {
        id
        key
        label
      }
      window
      shownFrom {
        id
        key
        label
      }
      shownTo {
        id
        key
        label
      }
      area {
        id
        code
        kind
      }
      agency {
        id
        code
      }
      agencyKind
      objective
      crimeType
      pathway
      where
    }
  }
  ${KPI_TREND}
`;
