/** A question for an open measure by two dimensions. */
export const FIGURES = `
  query ByCrimeTypeAndQuarter($where: FigureFilter) {
    figures(by: [CRIME_TYPE, QUARTER], where: $where) {
      rows { key { crimeType quarter { key start } } reports { value text flags } }
      totals { reports { value text flags } }
      truncated
      dataVersion
      notes
    }
  }`;

/** A question for a page of records with all fields. */
export const RECORDS = `
  query Records($where: ReportFilter, $after: String) {
    reports(reason: "Measuring speed", where: $where, first: 100, after: $after) {
      edges {
        node {
          id reference receivedOn channel crimeType quantity status firstActionHours signs seriousLimbs sourceGrade informationGrade
          handling disruptionReference ledToDisruption marking version
          agency { code name }
          area { code name }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;

/**
 * A question for the scorecard of the force, with all fields that its page reads about a headline.
 */
export const SCORECARD = `
  query Scorecard {
    scorecard {
      id sentence returnsDue returnsReceived dataVersion
      period { key longLabel status }
      kpis {
        objective status variation assurance attention periodStatus returnsDue returnsReceived sentence
        measure { key name unit direction }
        figure { value text flags }
        target { text }
        previousQuarter { difference percent text from { text flags } }
        sameQuarterLastYear { difference percent text from { text flags } }
        trend { quarter { key start label status } figure { value text flags } target { value lower upper } }
        controlChart { centre lower upper isTrial points { value centre lower upper signals } }
      }
    }
  }`;

/** A question for two protected measures, a count and a share, by two dimensions. */
export const PROTECTED = `
  query ByQuarterAndArea {
    figures(by: [QUARTER, AREA], fillGaps: true) {
      rows { key { quarter { key start } area { code } } referrals { value text flags } nrmReferrals { value text flags } triagedInTime { value text flags } }
      totals { referrals { value text flags } nrmReferrals { value text flags } triagedInTime { value text flags } }
      truncated
      dataVersion
      notes
    }
  }`;

/** A question for a built-in page, with all fields that its blocks show. */
export const PAGE = `
  query Page($key: PageKey!, $scope: Scope) {
    page(key: $key, scope: $scope) {
      id title subtitle notes dataVersion
      period { key longLabel status }
      blocks {
        id view about because summary
        finding { kind text }
        kpi { sentence status variation assurance }
        table {
          rowHeading
          columns { heading drawing wanted scale { from to ticks { value text } } measure { key name unit direction } }
          rows { key kind label group isMarked cells { text mark value start series usual { lower upper } } }
        }
      }
    }
  }`;
