export default 'purify';
