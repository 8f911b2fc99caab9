/** Posts: what an account does, for which unit and where, from when to when. */
export { addPost, endPost, listPosts, type NewPost, type PostOnRecord } from './posts.ts';
