import { gql, type TypedDocumentNode } from '@apollo/client';

import type { StartSketchesQuery, StartSketchesQueryVariables } from '#graphql/operations.js';

/** The data for the sketches on cards: the first figures of the answer to each question. */
export const START_SKETCHES: TypedDocumentNode<StartSketchesQuery, StartSketchesQueryVariables> =
  gql`
    query StartSketches($quarter: Quarter!, $from: Quarter!, $area: ID!) {
      maxDisruptions: figures(
        by: [AREA]
        where: { quarter: { in: [$quarter] }, area: { within: [$area] } }
        orderBy: [{ measure: disruptions, direction: DESC }]
        first: 3
      ) {
        id
        rows {
          key {
            area {
              id
              name
            }
          }
          disruptions {
            value
            text
            flags
          }
        }
      }
      objectives: figures(
        by: [QUARTER, OBJECTIVE]
        where: { quarter: { from: $from, to: $quarter }, area: { within: [$area] } }
      ) {
        id
        rows {
          key {
            quarter {
              id
            }
            objective
          }
          disruptions {
            value
            text
            flags
          }
        }
      }
      changeByArea: figures(
        by: [AREA]
        where: { quarter: { in: [$quarter] }, area: { within: [$area] } }
      ) {
        id
        rows {
          key {
            area {
              id
              name
            }
          }
          disruptions {
            change(to: SAME_PERIOD_LAST_YEAR) {
              difference
            }
          }
        }
      }
      seriousCrimes: figures(
        by: [CRIME_TYPE]
        where: { quarter: { in: [$quarter] }, area: { within: [$area] } }
        orderBy: [{ measure: reports, direction: DESC }]
        first: 3
      ) {
        id
        rows {
          key {
            crimeType
          }
          reports {
            value
            text
            flags
          }
        }
      }
      firstAction: figures(
        by: [QUARTER]
        where: { quarter: { from: $from, to: $quarter }, area: { within: [$area] } }
      ) {
        id
        rows {
          key {
            quarter {
              id
            }
          }
          reportsActionedIn24h {
            value
            text
            flags
          }
        }
      }
      children: figures(
        by: [QUARTER, AGE_BAND]
        where: { quarter: { from: $from, to: $quarter }, area: { within: [$area] } }
      ) {
        id
        rows {
          key {
            quarter {
              id
            }
            ageBand
          }
          referrals {
            value
            text
            flags
          }
        }
      }
      nrmDecisions: figures(
        by: [QUARTER]
        where: { quarter: { from: $from, to: $quarter }, area: { within: [$area] } }
      ) {
        id
        rows {
          key {
            quarter {
              id
            }
          }
          reasonableGroundsIn5Days {
            value
            text
            flags
          }
        }
      }
      support: figures(
        by: [AGENCY]
        where: { quarter: { in: [$quarter] }, area: { within: [$area] } }
        orderBy: [{ measure: disruptionsSupported, direction: DESC }]
        first: 3
      ) {
        id
        rows {
          key {
            agency {
              id
              name
            }
          }
          disruptionsSupported {
            value
            text
            flags
          }
        }
      }
      emptyPosts: figures(
        by: [AGENCY]
        where: { quarter: { in: [$quarter] } }
        orderBy: [{ measure: vacancyRate, direction: DESC }]
        first: 3
      ) {
        id
        rows {
          key {
            agency {
              id
              name
            }
          }
          vacancyRate {
            value
            text
            flags
          }
        }
      }
      hours: figures(by: [OBJECTIVE], where: { quarter: { in: [$quarter] } }) {
        id
        rows {
          key {
            objective
          }
          hoursPerDisruption {
            value
            text
            flags
          }
          # Without it the one above is refused.
          majorModerateShare {
            flags
          }
        }
      }
    }
  `;
