export default 'loader';
