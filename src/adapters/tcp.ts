import {connect} from 'node:net';
import type {Tcp} from '../ports/network.ts';

/** The engine's proxy accepts for a port where nothing listens, and hangs up when it finds out. */
const HOLD_MS = 250;
const CONNECT_MS = 2000;

export const nodeTcp: Tcp = {
  connect: (port, signal) =>
    new Promise(resolve => {
      const socket = connect({port, host: '127.0.0.1', signal});
      let timer = setTimeout(() => end('refused'), CONNECT_MS);
      const end = (outcome: 'open' | 'closed' | 'refused'): void => {
        clearTimeout(timer);
        socket.destroy();
        resolve(outcome);
      };
      socket.on('connect', () => {
        clearTimeout(timer);
        timer = setTimeout(() => end('open'), HOLD_MS);
      });
      socket.on('data', () => end('open'));
      socket.on('end', () => end('closed'));
      socket.on('error', ({code}: NodeJS.ErrnoException) => end(code === 'ECONNREFUSED' ? 'refused' : 'closed'));
    })
};
