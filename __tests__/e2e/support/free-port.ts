import {type AddressInfo, createServer} from 'node:net';

/** Free for now: somebody else may take it first. */
export const freePort = (address = '127.0.0.1'): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject).listen(0, address, () => {
      const {port} = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
