import {ask} from './backend.js';

export const dynamic = 'force-dynamic';

export default async function Page() {
  const etfs = await (await ask('/api/v1/etf/list')).json();
  return (
    <main>
      <h1>ETFs</h1>
      <table>
        <tbody>
          {etfs.map(({isin, ticker, name, ter}) => (
            <tr key={isin}>
              <td>{ticker}</td>
              <td>{name}</td>
              <td>{`${ter.toFixed(2)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
