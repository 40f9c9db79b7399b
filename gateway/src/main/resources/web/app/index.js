import './app.css';
import './components/app.js';
