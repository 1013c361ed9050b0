/** The build of Handlebars that is one file, without its command line and its source maps. */
declare module 'handlebars/dist/handlebars.js' {
  import Handlebars from 'handlebars';
  export default Handlebars;
}
