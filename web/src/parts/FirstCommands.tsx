/** The commands with which the person who runs an installation loads its first figures. */
export function FirstCommands() {
  return (
    <>
      <p>You run Stronghold: type one of these in its folder.</p>
      <dl>
        <div>
          <dt>Look around first: start again with a made-up partnership</dt>
          <dd>
            <code>npm start -- --fresh</code>
          </dd>
        </div>
        <div>
          <dt>
            Begin with your own data: publish a return for one agency, one dataset and one quarter,
            as CSV or XLSX
          </dt>
          <dd>
            <code>
              ./stronghold import referrals prisma/seed/returns/*.csv --agency TVP --publish
            </code>
          </dd>
        </div>
      </dl>
    </>
  );
}
