// Kept in lib, for the pages of other rooms too.
export * from "../deskside/js/send.js";
