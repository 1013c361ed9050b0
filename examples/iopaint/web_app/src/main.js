import {inpaint, readConfig} from './api.js';

const config = document.querySelector('#config');
const result = document.querySelector('#result');

document.querySelector('form').addEventListener('submit', async event => {
  event.preventDefault();
  const form = new FormData(event.target);
  try {
    result.src = URL.createObjectURL(await inpaint(form.get('image'), form.get('mask')));
  } catch (error) {
    config.textContent = error.message;
  }
});

const {version, model, device} = await readConfig();
config.textContent = `${version}: ${model} on ${device}`;
