const said = {};
export default said;
